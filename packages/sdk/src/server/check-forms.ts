import { postRoles } from '@linli/contract'
import type { PluginDefinition } from './plugin-definition.ts'

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Everything that would keep a form from being read, in words for the plugin's author. */
export function checkForms({ forms = [], processes }: PluginDefinition): string[] {
  const roles: ReadonlySet<string> = new Set(postRoles)
  return forms.flatMap(({ key, filledBy, process, fields }, index) => {
    const keys = fields.map((field) => field.key)
    return [
      ...(NAME.test(key) ? [] : [`form ${key} is not a kebab-case name`]),
      ...(forms.findIndex((form) => form.key === key) === index ? [] : [`form ${key} is declared twice`]),
      ...(filledBy.length > 0 ? [] : [`form ${key} is filled in by nobody`]),
      ...filledBy.filter((role) => !roles.has(role)).map((role) => `form ${key} names the unknown role ${role}`),
      ...(process === undefined || processes.some((one) => one.key === process)
        ? []
        : [`form ${key} opens the unknown process ${process}`]),
      ...(fields.length > 0 ? [] : [`form ${key} asks for nothing`]),
      ...keys
        .filter((field, at) => keys.indexOf(field) !== at)
        .map((field) => `form ${key} has the field ${field} twice`),
    ]
  })
}
