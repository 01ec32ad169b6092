import type { Finding, RuleName } from './finding.ts'
import {
  type Allowance,
  type ConditionalAllowance,
  computedImports,
  layerOf,
  layers,
  reservedLibraries,
  testAllowances,
} from './layers.ts'
import type { SourceImport } from './read-source.ts'
import { libraryOf, type Target } from './resolve-import.ts'
import { type Side, sideOf } from './sides.ts'
import type { Workspace, WorkspacePackage } from './workspace.ts'

/** One import with both its ends. */
export interface ImportEdge {
  readonly workspace: Workspace
  readonly file: string
  readonly package: WorkspacePackage
  readonly import: SourceImport
  readonly target: Target
}

type Broken = readonly [rule: RuleName, message: string]
type Rule = (edge: ImportEdge) => Broken | undefined

const rules: readonly Rule[] = [unresolved, computed, undeclared, reserved, machineInPlugin, deepImport, layer, side]

/** Everything that is wrong with one import. */
export function checkImport(edge: ImportEdge): Finding[] {
  return rules.flatMap((rule) => {
    const broken = rule(edge)
    return broken ? [{ rule: broken[0], file: edge.file, line: edge.import.line, message: broken[1] }] : []
  })
}

function unresolved({ workspace, import: { specifier }, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'unresolved' || specifier === undefined) return undefined
  const house = workspace.packages.find(({ name }) => name === libraryOf(specifier))
  if (!house || hasEntry(house, specifier)) return ['unresolved', `nothing answers to ${specifier}`]
  return ['deep-import', `${specifier} is not among the exports of ${house.folder}`]
}

function hasEntry({ name, entries }: WorkspacePackage, specifier: string): boolean {
  const entry = `.${specifier.slice(name.length)}`
  return entries.some((key) => key === entry || (key.endsWith('*') && entry.startsWith(key.slice(0, -1))))
}

function computed({ package: from, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'computed' || computedImports.includes(layerOf(from.folder))) return undefined
  return ['computed-import', 'an import computed at run time cannot be checked; only the composition root has one']
}

function undeclared({ workspace, file, package: from, import: { specifier }, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'library' && target.kind !== 'file') return undefined
  const library = specifier === undefined ? undefined : libraryOf(specifier)
  if (!library || from.declared.has(library) || from.declared.has(`@types/${library}`)) return undefined
  if (workspace.rootTools.has(library) && sideOf(file) === 'development') return undefined
  return ['undeclared', `${library} is missing in ${from.folder}/package.json`]
}

function reserved({ package: from, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'library') return undefined
  const owners = reservedLibraries[target.library]
  if (!owners || owners.includes(layerOf(from.folder))) return undefined
  return ['reserved-library', `${target.library} stands behind ${owners[0]}; use that package's interface`]
}

function machineInPlugin({ file, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'builtin' || !file.startsWith('plugins/') || sideOf(file) === 'development') return undefined
  return ['machine-in-plugin', 'a plugin is handed what it needs; it does not reach for the machine itself']
}

function deepImport({ package: from, import: { specifier }, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'file' || specifier === undefined || libraryOf(specifier)) return undefined
  if (!target.package || target.package === from) return undefined
  return ['deep-import', `a path into ${target.package.folder}; import ${target.package.name} by its exports`]
}

function layer({ file, package: from, import: used, target }: ImportEdge): Broken | undefined {
  if (target.kind !== 'file' || !target.package || target.package === from) return undefined
  const own = layers[layerOf(from.folder)] ?? []
  const allowed = isTest(file) ? [...own, ...testAllowances] : own
  const to = target.package
  if (allowed.some((allowance) => permits(allowance, { file, from, used, to }))) return undefined
  const list = own.map(describe).join(', ') || 'nothing'
  return ['layer', `${from.folder} imports ${to.folder}, but may import only: ${list}`]
}

function describe(allowance: Allowance): string {
  if (typeof allowance === 'string') return allowance
  const { to, typesOnly, within, entry } = allowance
  const conditions = [typesOnly && 'types', entry, within && `from ${within}`].filter(Boolean)
  return `${to} (${conditions.join(', ')})`
}

interface Crossing {
  readonly file: string
  readonly from: WorkspacePackage
  readonly used: SourceImport
  readonly to: WorkspacePackage
}

function permits(allowance: Allowance, { file, from, used, to }: Crossing): boolean {
  const rule: ConditionalAllowance = typeof allowance === 'string' ? { to: allowance } : allowance
  if (rule.to !== layerOf(to.folder)) return false
  if (rule.typesOnly && !used.typeOnly) return false
  if (rule.within && !file.startsWith(`${from.folder}/${rule.within}/`)) return false
  return !rule.entry || used.specifier === `${to.name}${rule.entry.slice(1)}`
}

function isTest(file: string): boolean {
  return /\.test\.[a-z]+$|^[a-z]+\/[^/]+\/tests\//.test(file)
}

/** Which sides a side may load at run time. */
const loads: Readonly<Record<Side, readonly Side[]>> = {
  server: ['server', 'shared'],
  browser: ['browser', 'shared'],
  shared: ['shared'],
  development: ['server', 'browser', 'shared', 'development'],
}

function side({ file, import: used, target }: ImportEdge): Broken | undefined {
  const here = sideOf(file)
  if (target.kind === 'builtin') {
    if (used.typeOnly || (here !== 'browser' && here !== 'shared')) return undefined
    return ['server-code-in-browser', `a browser has no ${used.specifier}`]
  }
  if (target.kind !== 'file') return undefined
  const there = sideOf(target.file)
  if (loads[here].includes(there)) return undefined
  if (there === 'development') return ['development-code-in-product', `${target.file} is not shipped`]
  if (here === 'browser' && there === 'server') {
    return used.typeOnly ? undefined : ['server-code-in-browser', `${target.file} runs on the server: import type only`]
  }
  return ['side', `${file} runs on ${here}, ${target.file} on ${there}`]
}
