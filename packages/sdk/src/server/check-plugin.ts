import { coreParameterGroups, corePermissions, postRoles } from '@linli/contract'
import { checkForms } from './check-forms.ts'
import { checkProcess } from './check-process.ts'
import { ownDutiesOf } from './duties-of.ts'
import { type PluginDefinition, pluginLanguages } from './plugin-definition.ts'
import { proceduresOf } from './procedures-of.ts'
import { requiredMessages } from './required-messages.ts'

const ID = /^[a-z][a-z0-9]{1,30}$/
const VERSION = /^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const MIGRATION = /^\d{4}-[a-z0-9-]+$/

/** What a plugin declares begins with its id: one called like a part of the core could declare the core's. */
const RESERVED = new Set<string | undefined>([
  'core',
  ...coreParameterGroups,
  ...Object.keys(corePermissions).map((permission) => permission.split(':', 1)[0]),
])

/** Everything wrong with a definition, in words for the plugin's author; empty when it may be loaded. */
export function checkPlugin(plugin: PluginDefinition): string[] {
  return [
    ...checkIdentity(plugin),
    ...checkPermissions(plugin),
    ...checkProcesses(plugin),
    ...checkKeys(
      'metric',
      plugin.id,
      plugin.metrics.map((metric) => metric.key),
    ),
    ...checkKeys(
      'parameter',
      plugin.id,
      plugin.parameters.map((parameter) => parameter.key),
    ),
    ...ownDutiesOf(plugin)
      .filter((key) => !key.startsWith(`${plugin.id}.`) || !NAME.test(key.slice(plugin.id.length + 1)))
      .map((key) => `duty ${key} is neither ${plugin.id}.<name> nor one that plugins share`),
    ...checkKeys('refusal', plugin.id, plugin.refusals),
    ...checkKeys('event', plugin.id, plugin.events),
    ...checkForms(plugin),
    ...checkProcedures(plugin),
    ...checkMessages(plugin),
  ]
}

function checkIdentity({ id, version, migrations }: PluginDefinition): string[] {
  return [
    ...(ID.test(id) ? [] : [`id ${id} is not one lower-case word of 2 to 31 letters and digits`]),
    ...(RESERVED.has(id) ? [`id ${id} belongs to the core`] : []),
    ...(VERSION.test(version) ? [] : [`version ${version} is not major.minor.patch`]),
    ...Object.keys(migrations)
      .filter((name) => !MIGRATION.test(name))
      .map((name) => `migration ${name} is not named like 0001-items`),
    ...Object.entries(migrations)
      .filter(([, migration]) => migration.down === undefined)
      .map(([name]) => `migration ${name} has no way down`),
  ]
}

function checkPermissions({ id, permissions }: PluginDefinition): string[] {
  const roles: ReadonlySet<string> = new Set(postRoles)
  return Object.entries(permissions).flatMap(([permission, holders]) => [
    ...(permission.startsWith(`${id}:`) && NAME.test(permission.slice(id.length + 1))
      ? []
      : [`permission ${permission} is not ${id}:<name>`]),
    ...holders
      .filter((role) => !roles.has(role))
      .map((role) => `permission ${permission} names the unknown role ${role}`),
  ])
}

function checkProcesses(plugin: PluginDefinition): string[] {
  const surroundings = {
    permissions: new Set(Object.keys(plugin.permissions)),
    parameters: new Set(plugin.parameters.map((parameter) => parameter.key)),
  }
  const keys = plugin.processes.map((process) => process.key)
  return [
    ...keys.filter((key) => !NAME.test(key)).map((key) => `process ${key} is not a kebab-case name`),
    ...duplicates(keys).map((key) => `process ${key} is declared twice`),
    ...plugin.processes.flatMap((process) => checkProcess(process, surroundings)),
  ]
}

function checkKeys(what: string, id: string, keys: readonly string[]): string[] {
  return [
    ...keys
      .filter((key) => !key.startsWith(`${id}.`) || !NAME.test(key.slice(id.length + 1)))
      .map((key) => `${what} ${key} is not ${id}.<name>`),
    ...duplicates(keys).map((key) => `${what} ${key} is declared twice`),
  ]
}

function checkProcedures(plugin: PluginDefinition): string[] {
  return proceduresOf(plugin.router).flatMap(({ path, permission, hasInput }) => [
    ...(permission !== undefined && Object.hasOwn(plugin.permissions, permission)
      ? []
      : [`procedure ${path} asks for the undeclared permission ${permission}`]),
    ...(hasInput ? [] : [`procedure ${path} has no input schema`]),
  ])
}

function checkMessages(plugin: PluginDefinition): string[] {
  return pluginLanguages.flatMap((language) =>
    requiredMessages(plugin)
      .filter((key) => !plugin.locales[language][key]?.trim())
      .map((key) => `${language} has no message ${key}`),
  )
}

function duplicates(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}
