/**
 * Holds the layers of the architecture. TypeScript 7 has no API for other tools to parse with, and the tools that bring
 * their own parser take `import value, { type T }` for an import of types alone; so the rules read the syntax tree of oxc
 * themselves, and resolve by Node's rules.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCycles } from './find-cycles.ts'
import type { Finding } from './finding.ts'
import { checkImport, type ImportEdge } from './import-rules.ts'
import { layerOf, layers } from './layers.ts'
import { findPluginNames, findPluginNamesInData } from './plugin-names.ts'
import { readSource } from './read-source.ts'
import { resolveImport } from './resolve-import.ts'
import { filesOf, readWorkspace, type Workspace, type WorkspacePackage } from './workspace.ts'

const sourceExtensions = ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs']

/** Reads every source file of the workspace at `root` and returns what crosses a line, by file and line. */
export function checkBoundaries(root: string): Finding[] {
  const workspace = readWorkspace(root)
  const graph = new Map<string, ReadonlySet<string>>()
  const findings: Finding[] = []
  for (const house of workspace.packages) {
    findings.push(...checkPackage(house), ...findPluginNamesInData(workspace, house))
    for (const file of filesOf(workspace, house.folder, sourceExtensions)) {
      const checked = checkFile(workspace, house, file)
      graph.set(file, checked.reaches)
      findings.push(...checked.findings)
    }
  }
  for (const circle of findCycles(graph)) {
    findings.push({ rule: 'cycle', file: circle[0] ?? '', line: 1, message: circle.join(' → ') })
  }
  return findings.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
}

function checkPackage({ folder }: WorkspacePackage): Finding[] {
  if (layers[layerOf(folder)]) return []
  return [{ rule: 'unlisted-package', file: `${folder}/package.json`, line: 1, message: 'has no place in the layers' }]
}

function checkFile(workspace: Workspace, house: WorkspacePackage, file: string) {
  const source = readSource(file, readFileSync(join(workspace.root, file), 'utf8'))
  const edges = source.imports.map(
    (used): ImportEdge => ({
      workspace,
      file,
      package: house,
      import: used,
      target: resolveImport(workspace, file, used),
    }),
  )
  const findings: Finding[] = [
    ...source.errors.map((message): Finding => ({ rule: 'syntax', file, line: 1, message })),
    ...edges.flatMap(checkImport),
    ...findPluginNames(workspace, file, source),
  ]
  const reaches = new Set(edges.flatMap(({ target }) => (target.kind === 'file' ? [target.file] : [])))
  return { findings, reaches }
}
