import { mustBeGiven, type PlacePart } from '@linli/contract'
import { asksTarget, type ChangeFormValues, newUnitsOf } from './change-form-values.ts'

/** A field with a problem and the key of its message. */
export interface ChangeProblem {
  readonly name: string
  readonly key: string
}

export const changeSteps = ['kind', 'units', 'papers', 'preview'] as const
export type ChangeStep = (typeof changeSteps)[number]

/** What a step has against going on to the next; the server has the last word on all else. */
export function findChangeProblems(
  values: ChangeFormValues,
  step: ChangeStep,
  parts: readonly PlacePart[],
): readonly ChangeProblem[] {
  if (step === 'kind') return values.kind === '' ? [{ name: 'kind', key: 'places.problem.kind' }] : []
  if (step === 'units') return [...findUnitProblems(values), ...findPartProblems(values, parts)]
  return step === 'papers' ? findPaperProblems(values) : []
}

function findUnitProblems(values: ChangeFormValues): ChangeProblem[] {
  const { kind, unitIds, goesOn, areaIs, newUnits } = values
  const asksUnits = kind !== 'set-up' && !(kind === 'delegate' && areaIs === 'new')
  const wanted = kind === 'merge' ? 2 : 1
  const problems: (ChangeProblem | false)[] = [
    kind === 'delegate' && areaIs === '' && { name: 'areaIs', key: 'places.problem.choose' },
    asksUnits &&
      unitIds.length < wanted && {
        name: 'unitIds',
        key: wanted === 2 ? 'places.problem.two-units' : 'places.problem.unit',
      },
    (kind === 'merge' || kind === 'split') && goesOn === '' && { name: 'goesOn', key: 'places.problem.choose' },
    asksTarget(values) &&
      kind !== 'abolish' &&
      values.targetId === '' && { name: 'targetId', key: 'places.problem.target' },
    kind === 'rename' &&
      values.name.trim() === '' &&
      values.fullName.trim() === '' && { name: 'name', key: 'places.problem.name' },
  ]
  const { min, max } = newUnitsOf(values)
  const shown = newUnits.slice(0, max)
  const unnamed = shown.flatMap(({ name }, index) =>
    name.trim() === '' ? [{ name: `newUnits.${index}.name`, key: 'places.problem.name' }] : [],
  )
  const uncounted = shown.flatMap(({ households }, index) =>
    /^\d{0,7}$/.test(households.trim())
      ? []
      : [{ name: `newUnits.${index}.households`, key: 'places.problem.households' }],
  )
  const few = shown.length < min ? [{ name: 'newUnits', key: 'places.problem.new-units' }] : []
  return [...problems.filter((problem) => problem !== false), ...few, ...unnamed, ...uncounted]
}

/** No community, estate or building is left without one of the units that follow. */
function findPartProblems({ newUnits }: ChangeFormValues, parts: readonly PlacePart[]): ChangeProblem[] {
  const given = new Set(newUnits.flatMap(({ areaIds }) => areaIds))
  const left = parts.some(({ id, kind }) => mustBeGiven(kind) && !given.has(id))
  return left ? [{ name: 'parts', key: 'places.problem.parts' }] : []
}

function findPaperProblems({
  kind,
  day,
  documentNumber,
  approvedBy,
  reason,
  until,
}: ChangeFormValues): ChangeProblem[] {
  const approved = kind !== 'delegate' && kind !== 'end-delegation'
  const problems: (ChangeProblem | false)[] = [
    day === '' && { name: 'day', key: 'places.problem.day' },
    until !== '' && day !== '' && until <= day && { name: 'until', key: 'places.problem.until' },
    approved && documentNumber.trim() === '' && { name: 'documentNumber', key: 'places.problem.document-number' },
    approved && approvedBy.trim() === '' && { name: 'approvedBy', key: 'places.problem.approved-by' },
    kind === 'abolish' && reason.trim() === '' && { name: 'reason', key: 'places.problem.reason' },
  ]
  return problems.filter((problem) => problem !== false)
}
