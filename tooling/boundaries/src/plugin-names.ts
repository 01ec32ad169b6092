import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import type { Source } from './read-source.ts'
import { sideOf } from './sides.ts'
import { filesOf, type Workspace, type WorkspacePackage } from './workspace.ts'

/**
 * Nothing but the list of installed plugins names a plugin: the core and the apps must work with any other set. Tests of
 * an app, which composes the real product, and tooling are outside the rule; a package's tests are not.
 */
export function findPluginNames(workspace: Workspace, file: string, source: Source): Finding[] {
  if (!isBound(file)) return []
  return source.texts.flatMap(({ text, line }) => named(workspace, file, text, line))
}

/** The same for files that are data: messages, manifests, pages and style sheets. An app's manifest must link plugins. */
export function findPluginNamesInData(workspace: Workspace, { folder }: WorkspacePackage): Finding[] {
  const files = filesOf(workspace, folder, ['json', 'css', 'html'])
  return files
    .filter((file) => isBound(file) && !/^apps\/[^/]+\/package\.json$/.test(file))
    .flatMap((file) =>
      readFileSync(join(workspace.root, file), 'utf8')
        .split('\n')
        .flatMap((row, index) => quoted(row).flatMap((text) => named(workspace, file, text, index + 1))),
    )
}

function isBound(file: string): boolean {
  return file.startsWith('packages/') || (file.startsWith('apps/') && sideOf(file) !== 'development')
}

function quoted(row: string): string[] {
  return [...row.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '')
}

function named(workspace: Workspace, file: string, text: string, line: number): Finding[] {
  const id = workspace.pluginIds.find((plugin) => names(text, plugin))
  return id ? [{ rule: 'plugin-named', file, line, message: `'${text.trim()}' names the plugin ${id}` }] : []
}

/** The id alone, the id as the head of a permission, an event, a key or a path, or one of the names made from it. */
function names(text: string, id: string): boolean {
  return new RegExp(`^${id}$|^${id}[:./]\\S|(plugin-|plg_|plugins/)${id}(?![a-z0-9-])`).test(text)
}
