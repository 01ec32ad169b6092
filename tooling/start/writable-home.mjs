/**
 * Package managers keep caches in the home directory. Where there is none, or it cannot be written, they get one inside
 * the checkout, while the person's npm settings (such as a registry) stay in force.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { workDirectory } from './checkout.mjs'

/** Environment variables to add; none when the home directory can be used. */
export function writableHome(env = process.env) {
  const home = env.HOME ?? env.USERPROFILE ?? knownHome()
  if (home !== undefined && isWritable(home)) return env.HOME || process.platform === 'win32' ? {} : { HOME: home }
  const substitute = join(workDirectory, 'home')
  mkdirSync(substitute, { recursive: true })
  const userSettings = home === undefined ? undefined : join(home, '.npmrc')
  return {
    HOME: substitute,
    USERPROFILE: substitute,
    XDG_CACHE_HOME: join(substitute, 'cache'),
    XDG_CONFIG_HOME: join(substitute, 'config'),
    XDG_DATA_HOME: join(substitute, 'data'),
    XDG_STATE_HOME: join(substitute, 'state'),
    npm_config_cache: join(substitute, 'npm-cache'),
    ...(userSettings !== undefined && existsSync(userSettings) ? { npm_config_userconfig: userSettings } : {}),
  }
}

function knownHome() {
  try {
    return homedir()
  } catch {
    return undefined
  }
}

function isWritable(directory) {
  try {
    accessSync(directory, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
