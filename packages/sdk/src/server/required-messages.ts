import { ownDutiesOf } from './duties-of.ts'
import type { PluginDefinition } from './plugin-definition.ts'
import { partsOf } from './process-parts.ts'

/** The message keys a plugin must have in every language, so that no raw code ever reaches a screen. */
export function requiredMessages(plugin: PluginDefinition): string[] {
  return [
    'plugin.name',
    'plugin.description',
    ...Object.keys(plugin.permissions).map((permission) => `permission.${permission.slice(plugin.id.length + 1)}`),
    ...plugin.processes.flatMap(processMessages),
    ...plugin.metrics.flatMap(({ key, unit }) => [`metric.${key}`, `unit.${unit}`]),
    ...plugin.parameters.flatMap(({ key, unit }) => [`parameter.${key}`, `unit.${unit}`]),
    ...ownDutiesOf(plugin).map((duty) => `duty.${duty}`),
    ...(plugin.places?.kinds ?? []).map((kind) => `place.${kind}`),
    ...(plugin.forms ?? []).flatMap(formMessages),
    ...plugin.refusals.map((code) => `refusal.${code}`),
  ].filter((key, index, all) => all.indexOf(key) === index)
}

function formMessages({ key, fields }: NonNullable<PluginDefinition['forms']>[number]): string[] {
  return [
    `form.${key}`,
    ...fields.flatMap(({ label, measure }) => [label, ...(measure === undefined ? [] : [`unit.${measure}`])]),
  ]
}

function processMessages(process: PluginDefinition['processes'][number]): string[] {
  const { key, states, transitions } = process
  const { clocks, todos, branches } = partsOf(process)
  return [
    `process.${key}`,
    ...Object.keys(states).map((state) => `state.${key}.${state}`),
    ...['open', ...Object.keys(transitions)].map((action) => `action.${key}.${action}`),
    ...clocks.map((clock) => `clock.${clock.key}`),
    ...todos.map((todo) => `todo.${todo.step}`),
    ...branches.flatMap(({ name, branch }) => [
      `branch.${key}.${name}`,
      `todo.${branch.step}`,
      ...Object.keys(branch.outcomes).map((outcome) => `outcome.${key}.${outcome}`),
    ]),
  ]
}
