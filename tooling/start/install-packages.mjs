/** Installs the workspace's packages exactly as the lockfile says, and only when something that decides about them changed. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'
import { LaunchError } from './launch-error.mjs'
import { runStep } from './run-step.mjs'

const stamp = join(checkout, 'node_modules', '.linli-installed')

export async function installPackages({ pnpm, env }) {
  const wanted = fingerprint(checkout)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(stamp, { force: true })
  const { ok } = await runStep({
    title: 'Installing packages',
    program: pnpm,
    args: ['install', '--frozen-lockfile', '--prod=false', '--config.confirm-modules-purge=false'],
    env,
  })
  if (!ok) throw new LaunchError('pnpm could not install the packages; its output is above.')
  writeFileSync(stamp, wanted)
}

/** A digest of the lockfile, the workspace file and every package's own file. */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const file of [...packageFiles(root), 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function packageFiles(root) {
  const groups = ['apps', 'packages', 'plugins', 'tooling'].filter((group) => existsSync(join(root, group)))
  const nested = groups.flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name, 'package.json')),
  )
  return ['package.json', ...nested.sort()].filter((file) => existsSync(join(root, file)))
}
