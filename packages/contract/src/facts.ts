import { z } from 'zod'
import { postRoles } from './post-roles.ts'
import { date, id, text } from './schemas.ts'
import { unitKinds } from './unit-kinds.ts'

/** What a fact (数据项) is: a number or text about a unit, collected once and read by all (秦办发〔2011〕27号 六(三)). */

export const factTypes = ['integer', 'decimal', 'yes-no', 'date', 'choice', 'text'] as const
export type FactType = (typeof factTypes)[number]

/** How often it is collected: once, at the end of each period, or whenever it changes. */
export const factFrequencies = ['once', 'year', 'quarter', 'month', 'as-changed'] as const
export type FactFrequency = (typeof factFrequencies)[number]

/**
 * Who may read a single value: everybody in the district; posts whose area holds the unit; of those only some roles; or
 * some roles, and never as a part of a total for anybody else.
 */
export const factSensitivities = ['district', 'area', 'roles', 'personal'] as const
export type FactSensitivity = (typeof factSensitivities)[number]

/** Who knows it and enters it: the unit itself, its street, the overseer, or a department. */
export const factOwners = ['subject', 'street', 'overseer', 'department'] as const
export type FactOwner = (typeof factOwners)[number]

/** How a value came to be known. */
export const factWays = ['entry', 'import', 'plugin', 'demo'] as const
export type FactWay = (typeof factWays)[number]

/** `<subject>.<name>`, such as `community.households`; what a district itself asks begins with `LOCAL_FACT_PREFIX`. */
export const factKey = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** A district's own facts bear names that no city's can, so that neither ever says anew what the other's values are. */
export const LOCAL_FACT_PREFIX = 'local-'

const PERIOD = /^(once|\d{4}|\d{4}-Q[1-4]|\d{4}-(0[1-9]|1[0-2])|\d{4}-\d{2}-\d{2})$/

/** `once`, a year, a quarter `2026-Q1`, a month `2026-03`, or for what changes at any time the day from which it holds. */
export const factPeriod = z
  .string()
  .regex(PERIOD)
  .refine((period) => period.length !== 10 || date.safeParse(period).success, { error: 'date' })
  .refine((period) => period === 'once' || (period >= '1949' && period < '2200'), { error: 'date-range' })

/** A value as it is typed: full-width figures and thousands set apart by commas are read, and kept in one form. */
export const factValue = text(200)

const bound = z.number().min(-1e12).max(1e12).optional()
const choiceValue = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const factDefinitionInput = z.object({
  key: factKey,
  nameZh: text(40),
  nameEn: text(80),
  /** What exactly is counted, where the name alone can be read in two ways. */
  noteZh: text(200, 0).default(''),
  noteEn: text(300, 0).default(''),
  subjectKinds: z.array(z.enum(unitKinds)).min(1).max(unitKinds.length),
  type: z.enum(factTypes),
  /** Decimal places at most, for `decimal`. */
  scale: z.number().int().min(0).max(4).default(0),
  /** The measuring unit, such as 户 or ㎡; empty where there is none. */
  measureZh: text(10, 0).default(''),
  measureEn: text(20, 0).default(''),
  choices: z
    .array(z.object({ value: choiceValue, zh: text(40), en: text(60) }))
    .max(30)
    .default([]),
  owner: z.enum(factOwners),
  /** The department's name as it ends, without its district's, for the owner `department`. */
  department: text(40, 0).default(''),
  frequency: z.enum(factFrequencies),
  /** Working days after the end of a period. */
  dueWorkingDays: z.number().int().min(1).max(120).default(10),
  sensitivity: z.enum(factSensitivities),
  readerRoles: z.array(z.enum(postRoles)).max(postRoles.length).default([]),
  /** Whether the values of several units may be added up. */
  additive: z.boolean().default(false),
  /** Outside these a reason is asked for. */
  softMin: bound,
  softMax: bound,
  /** Outside these the value is refused. */
  hardMin: bound,
  hardMax: bound,
  /** Its place among the others. */
  order: z.number().int().min(0).max(10_000).default(1000),
  /** Other names under which departments ask for the same. */
  aliases: z.array(text(40)).max(30).default([]),
  sourceDocument: text(120),
  section: text(80, 0).default(''),
  validFrom: date,
})

export type FactDefinitionInput = z.output<typeof factDefinitionInput>

/** A definition as it holds on a day; `city` where the city has published it to its districts. */
export interface FactDefinition extends FactDefinitionInput {
  readonly level: 'city' | 'tenant'
  readonly validTo?: string
  /** The day since which it has been known here; nobody is late with an earlier period. */
  readonly knownSince: string
}

export const factUnitInput = z.object({
  /** The caller's own unit unless given. */
  unitId: id.optional(),
  /** What held on this day; today unless given. */
  on: date.optional(),
  /** As it was known at the end of this day; as it is known now unless given. */
  knownOn: date.optional(),
})

export const factEntry = z.object({
  key: factKey,
  period: factPeriod,
  value: factValue,
  /** The revision that the user saw; 0 where there was none. A stale one is refused with who entered what. */
  revision: z.number().int().min(0).max(100_000),
  /** Where the value comes from: a ledger, a certificate. */
  basis: text(120, 0).optional(),
  /** Needed for a correction, and outside the usual range. */
  reason: text(300, 0).optional(),
})
export type FactEntry = z.output<typeof factEntry>

export const enterFactsInput = z.object({ unitId: id, entries: z.array(factEntry).min(1).max(100) })
export const factHistoryInput = z.object({ unitId: id, key: factKey })
export const factTableInput = z.object({
  key: factKey,
  period: factPeriod.optional(),
  /** What held on this day, of the units of that day; today unless given. */
  on: date.optional(),
  /** As it was known at the end of this day; as it is known now unless given. */
  knownOn: date.optional(),
})
export const endFactInput = z.object({ key: factKey, validTo: date })
export const factOverviewInput = z.object({ on: date.optional() })

/** One value with where it comes from. */
export interface FactReading {
  readonly value: string
  readonly period: string
  readonly holdsFrom: string
  readonly revision: number
  readonly enteredAt: string
  readonly by: { readonly person: string; readonly post: string; readonly unit: string }
  readonly way: FactWay
  readonly basis?: string
  readonly reason?: string
  /** When a correction took its place; absent for the value that counts. */
  readonly supersededAt?: string
}

/** Whether something has to be entered, and until when. */
export interface FactDue {
  readonly period: string
  readonly state: 'filled' | 'to-fill' | 'overdue'
  /** Absent where nobody set a day: collected once, or of a period before the fact was introduced. */
  readonly dueOn?: string
  /** Negative when overdue. */
  readonly workingDaysLeft?: number
  readonly provisional?: boolean
}

/** A fact of one unit. */
export interface FactRow {
  readonly definition: FactDefinition
  /** What held on the day asked for. */
  readonly reading?: FactReading
  /** The value of the period that is due; absent while nobody has entered it. */
  readonly dueReading?: FactReading
  readonly due: FactDue
  readonly mayEnter: boolean
}

export interface UnitFacts {
  readonly unit: { readonly id: string; readonly name: string; readonly kind: string }
  readonly on: string
  readonly rows: readonly FactRow[]
}

/** What became of one entry. */
export interface FactOutcome {
  readonly key: string
  readonly period: string
  readonly saved: boolean
  /** A refusal's code and parameters, where it was not saved. */
  readonly code?: string
  readonly params?: Readonly<Record<string, string | number | boolean>>
}

export interface FactHistory {
  readonly definition: FactDefinition
  readonly unit: { readonly id: string; readonly name: string }
  readonly mayEnter: boolean
  /** Newest first. */
  readonly readings: readonly FactReading[]
}

/** Sums are made from what was entered, never entered themselves. */
export interface FactTotal {
  readonly entered: number
  readonly expected: number
  /** Absent where the fact cannot be added up, nothing was entered, or too few units would give each other away. */
  readonly total?: string
}

export interface FactTable {
  readonly definition: FactDefinition
  readonly on: string
  readonly period?: string
  /** Periods that could be chosen, latest first. */
  readonly periods: readonly string[]
  /** Only units whose values the caller may read. */
  readonly rows: readonly {
    readonly unitId: string
    readonly name: string
    readonly streetId: string
    readonly value?: string
    readonly period?: string
    readonly enteredAt?: string
  }[]
  readonly streets: readonly (FactTotal & { readonly id: string; readonly name: string })[]
  readonly district: FactTotal
}

/** How far the facts of an area have been entered. */
export interface FactOverviewRow extends FactTotal {
  readonly definition: FactDefinition
  readonly period: string
  readonly due?: FactDue
}
