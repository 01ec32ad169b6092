export { listEnabledPlugins } from './list-enabled-plugins.ts'
export { type PluginSwitch, setPluginEnabled } from './set-plugin-enabled.ts'
