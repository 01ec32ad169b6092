import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export interface WorkspacePackage {
  readonly name: string
  /** Relative to the root, with forward slashes: `packages/core`. */
  readonly folder: string
  /** Names of everything its manifest declares a dependency on, itself included. */
  readonly declared: ReadonlySet<string>
  /** The keys of its `exports`: `.`, `./contract`, `./locales/*`. */
  readonly entries: readonly string[]
}

export interface Workspace {
  readonly root: string
  readonly packages: readonly WorkspacePackage[]
  readonly pluginIds: readonly string[]
  /** The tools of the root's manifest, which every package's tests may use. */
  readonly rootTools: ReadonlySet<string>
  /** The package that holds a file, given by its path relative to the root. */
  packageOf(file: string): WorkspacePackage | undefined
}

interface Manifest {
  readonly name: string
  readonly exports?: Record<string, unknown>
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}

const groups = ['apps', 'packages', 'plugins', 'tooling']

export function readWorkspace(givenRoot: string): Workspace {
  // Resolved imports come back as real paths, so the root has to be one too.
  const root = realpathSync(givenRoot)
  const packages = globSync(
    groups.map((group) => `${group}/*/package.json`),
    { cwd: root },
  )
    .map((file) => readPackage(root, toSlashes(file).replace(/\/package\.json$/, '')))
    .sort((one, other) => one.folder.localeCompare(other.folder))
  return {
    root,
    packages,
    pluginIds: packages.flatMap(({ folder }) => (folder.startsWith('plugins/') ? [folder.slice(8)] : [])),
    rootTools: new Set(Object.keys(readManifest(root, '.').devDependencies ?? {})),
    packageOf: (file) => packages.find(({ folder }) => file.startsWith(`${folder}/`)),
  }
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const manifest = readManifest(root, folder)
  const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }
  return {
    name: manifest.name,
    folder,
    declared: new Set([manifest.name, ...Object.keys(declared)]),
    entries: Object.keys(manifest.exports ?? {}),
  }
}

function readManifest(root: string, folder: string): Manifest {
  // The manifest's shape is npm's; pnpm has refused anything else before this runs.
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
}

const notSource = /(^|\/)(node_modules|dist|\.linli|\.turbo|coverage|generated)(\/|$)/

/** Files of a package by extension, relative to the root, in a stable order. */
export function filesOf(workspace: Workspace, folder: string, extensions: readonly string[]): string[] {
  if (!existsSync(join(workspace.root, folder))) return []
  return globSync(`${folder}/**/*.{${extensions.join(',')}}`, {
    cwd: workspace.root,
    exclude: (path) => notSource.test(toSlashes(path)),
  })
    .map(toSlashes)
    .sort()
}

/** A path below the root, relative to it and with forward slashes; `..` in front means that it lies outside. */
export function fromRoot(workspace: Workspace, path: string): string {
  return toSlashes(relative(workspace.root, path))
}

function toSlashes(path: string): string {
  return path.split(sep).join('/')
}
