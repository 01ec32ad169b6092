import { type DutyUse, standardDuties } from '@linli/contract'
import type { PluginDefinition } from './plugin-definition.ts'
import { partsOf } from './process-parts.ts'

/** Where a plugin addresses whoever holds a duty: by steps of its processes, by copies, by asking for names. */
export function dutiesOf({ id, processes, duties = [] }: PluginDefinition): DutyUse[] {
  const steps = processes.flatMap((process) => {
    const { todos, branches, addressees } = partsOf(process)
    const stepped = [...todos, ...branches.map(({ branch }) => branch)].flatMap(({ step, to }) => {
      const duty = dutyIn(to)
      return duty === undefined ? [] : [{ duty, step }]
    })
    const copied = addressees
      .flatMap((to) => dutyIn(to) ?? [])
      .filter((duty) => !stepped.some((one) => one.duty === duty))
    const unique = new Map(
      [...stepped, ...copied.map((duty) => ({ duty, step: undefined }))].map((one) => [keyOf(one), one]),
    )
    return [...unique.values()].map(({ duty, step }) => ({
      duty,
      pluginId: id,
      process: process.key,
      ...(step !== undefined && { step }),
    }))
  })
  const asked = duties.filter((duty) => !steps.some((use) => use.duty === duty))
  return [...steps, ...asked.map((duty) => ({ duty, pluginId: id }))]
}

/** Those that no other plugin shares: it has the words for them. */
export function ownDutiesOf(plugin: PluginDefinition): string[] {
  const shared: readonly string[] = standardDuties
  return [...new Set(dutiesOf(plugin).map(({ duty }) => duty))].filter((duty) => !shared.includes(duty))
}

function dutyIn(to: ReturnType<typeof partsOf>['addressees'][number]): string | undefined {
  return typeof to === 'object' && 'duty' in to ? to.duty : undefined
}

function keyOf({ duty, step }: { readonly duty: string; readonly step: string | undefined }): string {
  return `${duty} ${step ?? ''}`
}
