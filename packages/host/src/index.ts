export { createPluginHost, type Host, type HostedPlugin, type HostOptions } from './create-plugin-host.ts'
export { pluginMigrations } from './plugin-migrations.ts'
export { pluginSchema } from './plugin-module.ts'
export type { PluginRuntime, StartRuntime } from './plugin-runtime.ts'
