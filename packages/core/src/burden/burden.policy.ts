import type { FactDefinition, FormAsker, FormDefinition, FormFrequency } from '@linli/contract'
import type { DateText } from '@linli/kernel'

/** A form with the plugin that declares it. */
export interface DeclaredForm {
  readonly pluginId: string
  readonly form: FormDefinition
}

/** Something asked of communities, before it is counted. */
export interface Asked {
  readonly id: string
  readonly kind: 'form' | 'facts'
  readonly pluginId?: string
  readonly formKey?: string
  readonly process?: string
  readonly factKeys: readonly string[]
  readonly askedBy: FormAsker
  readonly frequency: FormFrequency
  readonly fields: number
  readonly prefilled: number
  readonly labels: readonly string[]
  readonly minutesEach: number
}

/** What the forms ask of communities; a field that a known fact answers is not counted as work. */
export function asksOfForms(forms: readonly DeclaredForm[], minutesPerField: number): Asked[] {
  return forms
    .filter(({ form }) => form.filledBy.includes('community-worker'))
    .map(({ pluginId, form }) => {
      const prefilled = form.fields.filter(({ fact }) => fact !== undefined).length
      return {
        id: `${pluginId}.${form.key}`,
        kind: 'form',
        pluginId,
        formKey: form.key,
        ...(form.process !== undefined && { process: form.process }),
        factKeys: [],
        askedBy: form.askedBy,
        frequency: form.frequency,
        fields: form.fields.length,
        prefilled,
        labels: form.fields.map(({ label }) => label),
        minutesEach: form.minutes ?? (form.fields.length - prefilled) * minutesPerField,
      }
    })
}

/** The facts that communities enter themselves, those of one level and frequency as one: they stand on one page. */
export function asksOfFacts(definitions: readonly FactDefinition[], minutesPerField: number): Asked[] {
  const own = definitions.filter(({ owner, subjectKinds }) => owner === 'subject' && subjectKinds.includes('community'))
  const groups = Map.groupBy(own, ({ level, frequency }) => `${level}.${frequency}`)
  return [...groups].flatMap(([id, facts]) => {
    const [first] = facts
    if (first === undefined) return []
    const changes = first.frequency === 'as-changed'
    return {
      id: `facts.${id}`,
      kind: 'facts' as const,
      factKeys: facts.map(({ key }) => key),
      askedBy: first.level === 'city' ? ('city' as const) : ('overseer' as const),
      frequency: first.frequency === 'as-changed' ? ('as-needed' as const) : first.frequency,
      fields: facts.length,
      prefilled: 0,
      labels: facts.map(({ key }) => key),
      // what changes at any time is entered one by one
      minutesEach: (changes ? 1 : facts.length) * minutesPerField,
    }
  })
}

const MONTHS_OF: Readonly<Record<Exclude<FormFrequency, 'once' | 'as-needed'>, (month: number) => number>> = {
  year: (month) => (month === 1 ? 1 : 0),
  quarter: (month) => (month % 3 === 1 ? 1 : 0),
  month: () => 1,
  // 52 weeks over twelve months, so that a year has its 52
  week: (month) => Math.round((month * 52) / 12) - Math.round(((month - 1) * 52) / 12),
}

/** How often something regular is filled in in a month `YYYY-MM`; what comes up as needed is counted and not planned. */
export function plannedTimes(frequency: FormFrequency, month: string): number {
  return frequency === 'once' || frequency === 'as-needed' ? 0 : MONTHS_OF[frequency](Number(month.slice(5)))
}

/** The twelve months up to and with that of a day. */
export function lastTwelveMonths(today: DateText): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: 12 }, (_, index) => {
    const month = last - 11 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
