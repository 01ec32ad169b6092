/** The environment in which pnpm, Turborepo and the server run: the obtained tools first, and nobody is phoned. */
import { delimiter, dirname } from 'node:path'
import { checkout } from './checkout.mjs'
import { writableHome } from './writable-home.mjs'

export function childEnvironment(tools) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOfNpm(name)))
  const pathName = Object.keys(inherited).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...inherited,
    ...writableHome(),
    [pathName]: [dirname(tools.node), dirname(tools.pnpm), inherited[pathName]].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    ...trustCheckout(),
  }
}

/** Variables that `npm start` sets for its script describe npm's run; pnpm would take some of them for settings of its own. */
function isOfNpm(name) {
  return /^npm_(lifecycle|package|command|execpath|node_execpath)/i.test(name) || /^npm_config_.*prefix$/i.test(name)
}

/** Git refuses a checkout that belongs to another account (root in somebody's checkout), and Turborepo asks Git. */
function trustCheckout() {
  const count = Number(process.env.GIT_CONFIG_COUNT ?? 0)
  return {
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: 'safe.directory',
    [`GIT_CONFIG_VALUE_${count}`]: checkout,
  }
}
