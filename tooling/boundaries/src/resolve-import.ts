import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { ResolverFactory } from 'oxc-resolver'
import { virtualModules } from './layers.ts'
import type { SourceImport } from './read-source.ts'
import { fromRoot, type Workspace, type WorkspacePackage } from './workspace.ts'

export type Target =
  | { readonly kind: 'builtin' }
  | { readonly kind: 'virtual' }
  | { readonly kind: 'computed' }
  | { readonly kind: 'unresolved' }
  /** A library from outside the workspace. */
  | { readonly kind: 'library'; readonly library: string }
  /** A file of the workspace; `package` is missing for a file at the root or directly in a group folder. */
  | { readonly kind: 'file'; readonly file: string; readonly package: WorkspacePackage | undefined }

const resolver = new ResolverFactory({
  conditionNames: ['types', 'import', 'node', 'default'],
  extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json'],
  mainFields: ['types', 'module', 'main'],
})

/** Finds what an import reaches, by the same rules as Node: `exports` maps are honoured, so a path past them is not found. */
export function resolveImport(workspace: Workspace, from: string, { specifier, typeOnly }: SourceImport): Target {
  if (specifier === undefined) return { kind: 'computed' }
  if (isBuiltin(specifier)) return { kind: 'builtin' }
  if (virtualModules.includes(specifier)) return { kind: 'virtual' }

  // Vite reads what follows the question mark; the file is the part before it.
  const request = specifier.replace(/\?[a-z]+$/, '')
  const folder = dirname(join(workspace.root, from))
  const library = libraryOf(request)
  const found = resolver.sync(folder, request).path ?? (typeOnly && library ? typesOf(folder, library) : undefined)
  if (found === undefined) return { kind: 'unresolved' }

  const file = fromRoot(workspace, found)
  if (library && /(^|\/)node_modules\//.test(file)) return { kind: 'library', library }
  return { kind: 'file', file, package: workspace.packageOf(file) }
}

/** The name of the package in a bare specifier; `undefined` for a path. */
export function libraryOf(specifier: string): string | undefined {
  if (/^[./]/.test(specifier)) return undefined
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function typesOf(folder: string, library: string): string | undefined {
  const name = library.replace(/^@([^/]+)\//, '$1__')
  return resolver.sync(folder, `@types/${name}/package.json`).path
}
