import type { FactRow } from '@linli/contract'
import { type CoreReading, type CoreWriting, enterFacts, type FactWork, readUnitFacts } from '@linli/core'
import { type DateText, dayOf, ok, refuse } from '@linli/kernel'
import type { FactReader, FactWriter, PluginFact } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

/** What the core knows of units, by the rights of whoever calls. */
export function factReader(work: PluginWork, core: CoreReading): FactReader {
  const list = async (unitId: string, on?: DateText, keys?: readonly string[]) => {
    const found = await readUnitFacts(core, await factWork(work, core), { unitId, on, keys })
    return found.ok ? ok(found.value.rows.map(pluginFact)) : found
  }
  return {
    list,
    async get(unitId, key, on) {
      const facts = await list(unitId, on, [key])
      if (!facts.ok) return facts
      const fact = facts.value.find((one) => one.key === key)
      return fact === undefined ? refuse('not-found', 'facts.not-found', { key }) : ok(fact)
    },
  }
}

export function factWriter(work: PluginWork, core: CoreWriting): FactWriter {
  return {
    ...factReader(work, core),
    enter: async (unitId, values) =>
      enterFacts(core, await factWork(work, core), { unitId, entries: [...values], way: 'plugin' }),
  }
}

async function factWork({ actor, now, services }: PluginWork, core: CoreReading): Promise<FactWork> {
  return { actor, now, today: dayOf(now), calendar: await services.calendar.current(core) }
}

function pluginFact({ definition, reading, dueReading, due }: FactRow): PluginFact {
  const { key, nameZh, nameEn, type, measureZh, measureEn } = definition
  return {
    key,
    name: { 'zh-CN': nameZh, en: nameEn },
    type,
    measure: { 'zh-CN': measureZh, en: measureEn },
    ...(reading && {
      value: reading.value,
      period: reading.period,
      enteredAt: reading.enteredAt,
      source: reading.by.unit,
    }),
    due: {
      period: dueReading?.period ?? due.period,
      revision: dueReading?.revision ?? 0,
      ...(dueReading && { value: dueReading.value }),
    },
  }
}
