/**
 * Gets Node.js and pnpm in the versions the platform is tested with, by the npm that every Node.js brings along. They go
 * into `.linli/tools`, never into the system.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { workDirectory } from './checkout.mjs'
import { LaunchError } from './launch-error.mjs'
import { runStep } from './run-step.mjs'
import { NODE_PACKAGES, NODE_VERSION, pnpmVersion } from './tool-versions.mjs'
import { writableHome } from './writable-home.mjs'

const suffix = process.platform === 'win32' ? '.exe' : ''

/** Paths of `{ node, pnpm }`, installed when they are not there yet. */
export async function obtainTools() {
  const platform = `${process.platform}-${process.arch}`
  const pnpm = pnpmVersion()
  const directory = join(workDirectory, 'tools', `node-${NODE_VERSION}-pnpm-${pnpm}-${platform}`)
  if (!isComplete(directory, platform)) await install(directory, platform, pnpm)
  return { node: nodeIn(directory, platform), pnpm: pnpmIn(directory) }
}

/** Installed under a Node.js that served by itself, it may be asked for again by one that does not. */
function isComplete(directory, platform) {
  return existsSync(directory) && (runningNodeServes() || nodeIn(directory, platform) !== process.execPath)
}

async function install(directory, platform, pnpm) {
  const unfinished = `${directory}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  // Anchors npm here: without a package file it would look for one further up and find the workspace.
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n')
  const npm = findNpm()
  const packages = [`pnpm@${pnpm}`]
  if (!runningNodeServes()) packages.push(`${nodePackage(platform)}@${NODE_VERSION}`)
  const { ok } = await runStep({
    title: `Getting Node.js ${NODE_VERSION} and pnpm ${pnpm}`,
    program: npm.program,
    args: [...npm.args, 'install', ...packages, ...npmOptions(unfinished)],
    env: { ...npmEnvironment(), ...writableHome() },
    cwd: unfinished,
  })
  if (!ok) throw new LaunchError('npm could not get the tools; its output is above. Is a package registry reachable?')
  verify(nodeIn(unfinished, platform), `v${NODE_VERSION}`)
  verify(pnpmIn(unfinished), pnpm)
  rmSync(directory, { recursive: true, force: true })
  renameSync(unfinished, directory)
}

/** Every setting of the person's npmrc that could change what happens is given here again. */
function npmOptions(prefix) {
  return [
    ...['--prefix', prefix, '--global=false', '--location=project', '--workspaces=false', '--dry-run=false'],
    ...['--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--no-update-notifier', '--no-progress'],
    ...['--ignore-scripts', '--include=optional', '--engine-strict=false', '--install-strategy=hoisted'],
  ]
}

/** `npm start` hands its own settings on; of those only the network's may reach the npm started here. */
function npmEnvironment() {
  const kept = /^npm_config_(registry|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile|cache)$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)))
}

function nodePackage(platform) {
  const name = NODE_PACKAGES[platform]
  if (name !== undefined) return name
  throw new LaunchError(
    `Node.js ${NODE_VERSION} or newer is needed; there is no package of it for ${platform}. Install it and start again.`,
  )
}

function runningNodeServes() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [neededMajor, neededMinor] = NODE_VERSION.split('.').map(Number)
  return major === neededMajor && minor >= neededMinor
}

function nodeIn(directory, platform) {
  const bin = join(directory, 'node_modules', NODE_PACKAGES[platform] ?? '', 'bin', `node${suffix}`)
  return existsSync(bin) ? bin : process.execPath
}

/** The native program of pnpm's platform package: the `pnpm` command itself needs an install script to become it. */
function pnpmIn(directory) {
  const packages = join(directory, 'node_modules', '@pnpm')
  const name = `exe.${process.platform}-${process.arch}`
  const candidates = [name, `${name}-musl`].map((folder) => join(packages, folder, `pnpm${suffix}`))
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found === undefined) throw new LaunchError(`There is no pnpm for ${process.platform}-${process.arch}.`)
  return found
}

function verify(program, expected) {
  try {
    const answer = execFileSync(program, ['--version'], { encoding: 'utf8', cwd: dirname(program) }).trim()
    if (answer === expected || program === process.execPath) return
    throw new Error(`it says ${answer}`)
  } catch (error) {
    throw new LaunchError(`${program} should be ${expected}, but ${error.message}`)
  }
}

/** The npm that started this script, or the one beside this Node.js, or the one on the path. */
function findNpm() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const besideOnWindows = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const started = /npm-cli\.js$/.test(process.env.npm_execpath ?? '') ? process.env.npm_execpath : undefined
  const script = [started, beside, besideOnWindows].find((path) => path !== undefined && existsSync(path))
  if (script !== undefined) return { program: process.execPath, args: [script] }
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))
  const program = onPath.find((path) => existsSync(path))
  if (program !== undefined) return { program, args: [] }
  throw new LaunchError('npm was not found. It comes with Node.js: https://nodejs.org')
}
