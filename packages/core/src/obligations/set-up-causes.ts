import type { ObligationKind, RuleFinding } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { findOverseer } from '../organisation/find-overseer.ts'
import { judgeSetUp } from '../register/rules/judge-set-up.ts'
import type { CoreReading } from '../scope.ts'
import type { Cause } from './cause.ts'

/** The findings that ask for an act, each with the kind of its obligation; what is merely not known asks for none. */
const asking: Readonly<Record<string, { readonly kind: ObligationKind; asks(finding: RuleFinding): boolean }>> = {
  'set-up.occupancy': { kind: 'set-up', asks: ({ outcome }) => outcome === 'unmet' },
  'set-up.delegate': { kind: 'cover', asks: ({ outcome }) => outcome === 'unmet' },
  'set-up.scale': {
    kind: 'scale',
    asks: ({ outcome, measured }) => outcome === 'warning' && measured.state !== 'unknown',
  },
}

/**
 * What the rules on setting up communities ask of the overseer: 秦办发〔2011〕27号 三(一) the size, 三(二) half of an estate
 * lived in, and no area left out. The street learns of its estates, because it proposes (城市居民委员会组织法 §3).
 */
export async function findSetUpCauses(scope: CoreReading, on: DateText): Promise<Cause[]> {
  const overseer = await findOverseer(scope)
  if (overseer === undefined) return []
  const judged = await judgeSetUp(scope, { unitId: overseer.id }, on)
  return judged.flatMap(({ id, name, parentName, kind: unitKind, streetId, findings }) =>
    findings.flatMap((finding): Cause[] => {
      const asked = asking[finding.rule]
      if (asked === undefined || !asked.asks(finding)) return []
      const copies = unitKind === 'estate' && streetId !== undefined ? [streetId] : []
      const title = [parentName, name].filter(Boolean).join(' ')
      const base = { kind: asked.kind, subjectId: id, occasion: '', unitId: id, holderId: overseer.id }
      return [{ ...base, copies, title, finding }]
    }),
  )
}
