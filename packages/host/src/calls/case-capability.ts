import type { CoreReading, CoreWriting } from '@linli/core'
import type { CaseReader, CaseWriter } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

/** A plugin's cases: the engine answers for other plugins' as if they did not exist. */
export function caseReader({ plugin, services, actor }: PluginWork, core: CoreReading): CaseReader {
  const { cases } = services
  return {
    get: (caseId) => cases.get(core, { pluginId: plugin.id, caseId }),
    async timeline(caseId) {
      const history = await cases.timeline(core, { pluginId: plugin.id, caseId })
      return history.ok ? history.value : []
    },
    async clocks(caseId) {
      const clocks = await cases.clocks(core, { pluginId: plugin.id, caseId })
      return clocks.ok ? clocks.value : []
    },
    course: (caseId) => cases.course(core, actor, { pluginId: plugin.id, caseId }),
  }
}

export function caseWriter(work: PluginWork, core: CoreWriting): CaseWriter {
  const { plugin, services, actor } = work
  return {
    ...caseReader(work, core),
    open: (input) => services.cases.open(core, actor, { ...input, pluginId: plugin.id }),
    answer: (input) => services.cases.answer(core, actor, { ...input, pluginId: plugin.id }),
    transition: (input) => services.cases.transition(core, actor, { ...input, pluginId: plugin.id }),
  }
}
