import { z } from 'zod'
import type { RuleFinding } from './policy.ts'
import { type IdentifierScheme, identifierSchemes } from './register/identifiers.ts'
import { ATTRIBUTE_LENGTH } from './register/unit-attributes.ts'
import { cursor, date, id, pageSize, text, version } from './schemas.ts'
import { importKinds, type UnitKind, unitKinds } from './unit-kinds.ts'

const kind = z.enum(unitKinds)

export const unitListInput = z.object({ kind: kind.optional(), parentId: id.optional() })

export interface UnitRow {
  readonly id: string
  readonly parentId?: string
  readonly kind: UnitKind
  readonly name: string
  /** The civil-affairs office or whoever holds its duty today (the overseer). */
  readonly overseer: boolean
  /** The identifier valid today: GB/T 2260 for a district, the statistical code below it. */
  readonly code?: string
}

/** `text` finds by a part of the name, of a former name, or by the beginning of a code; `belowId` by all that lies below. */
export const unitSearchInput = z.object({
  text: text(40).optional(),
  kind: kind.optional(),
  parentId: id.optional(),
  belowId: id.optional(),
  /** Whether those that no longer exist are shown too. */
  ended: z.boolean().default(false),
  cursor,
  limit: pageSize,
})

export interface UnitSearchRow extends UnitRow {
  readonly parentName?: string
  /** Units directly below it that exist today. */
  readonly childCount: number
  /** The former or other name by which it was found. */
  readonly foundBy?: string
  /** The first day on which it no longer exists. */
  readonly validTo?: string
}

export const unitInput = z.object({ id })

const attributes = z.array(z.object({ key: text(40), value: text(ATTRIBUTE_LENGTH, 0) })).max(40)
const source = text(120)

const newIdentifier = {
  scheme: z.enum(identifierSchemes),
  value: text(20),
  source,
  /** A code that fails its check is taken all the same for this reason, and shown with it. */
  exceptionReason: text(200).optional(),
}

export const addUnitInput = z.object({
  parentId: id,
  kind,
  name: text(40),
  fullName: text(80).optional(),
  validFrom: date,
  attributes,
  identifier: z.object(newIdentifier).optional(),
})

export const editUnitInput = z.object({
  id,
  version,
  name: text(40),
  fullName: text(80),
  attributes,
  /** Needed where a name on the register of places is corrected. */
  reason: text(200).optional(),
})

export const endUnitInput = z.object({ id, version, on: date, reason: text(200) })
export const addIdentifierInput = z.object({ unitId: id, version, validFrom: date, ...newIdentifier })
/** `version` is the unit's. */
export const endIdentifierInput = z.object({ id, version, on: date, reason: text(200) })
export const addAliasInput = z.object({
  unitId: id,
  version,
  name: text(80),
  validFrom: date.optional(),
  validTo: date.optional(),
  source,
})

export interface UnitAttribute {
  readonly key: string
  readonly value: string
  /** The name of the unit that the value names. */
  readonly unitName?: string
  /** The day since which it holds. */
  readonly since: string
  /** Shown in part, to whoever may not edit the unit. */
  readonly masked?: true
}

export interface UnitIdentifier {
  readonly id: string
  readonly scheme: IdentifierScheme
  readonly value: string
  readonly validFrom: string
  readonly validTo?: string
  readonly source: string
  readonly exception?: { readonly flaw: string; readonly reason: string; readonly by: string; readonly at: string }
}

export interface UnitAlias {
  readonly id: string
  readonly name: string
  readonly validFrom?: string
  readonly validTo?: string
  readonly source: string
}

/** One change of a unit, field by field; `from` and `to` are absent where there was or is nothing. */
export interface UnitChange {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly post: string
  readonly unit: string
  readonly action: 'add' | 'edit' | 'end' | 'identifier' | 'alias' | 'import'
  readonly reason?: string
  readonly fields: readonly UnitChangeField[]
}

export interface UnitChangeField {
  readonly field: string
  readonly from?: string
  readonly to?: string
}

export interface UnitPost {
  readonly id: string
  readonly title: string
  readonly role: string
  readonly holders: readonly string[]
}

export interface UnitDetail {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly overseer: boolean
  readonly version: number
  readonly validFrom: string
  readonly validTo?: string
  /** From the top of the register down to its parent. */
  readonly path: readonly { readonly id: string; readonly name: string; readonly kind: UnitKind }[]
  readonly attributes: readonly UnitAttribute[]
  readonly identifiers: readonly UnitIdentifier[]
  readonly aliases: readonly UnitAlias[]
  /** What lies directly below it today, by kind. */
  readonly children: readonly { readonly kind: UnitKind; readonly count: number }[]
  readonly posts: readonly UnitPost[]
  /** The latest changes, newest first. */
  readonly changes: readonly UnitChange[]
  /** What the reader may do here. */
  readonly mayEdit: boolean
  /** Kinds that the reader may add below it. */
  readonly mayAdd: readonly UnitKind[]
}

/** `openOnly`: what is unmet, in doubt or not known. */
export const setUpListInput = z.object({ openOnly: z.boolean().default(true), cursor, limit: pageSize })

/** How the rules on setting up come out for a street, a community, or an estate without a community. */
export interface SetUpRow {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentName?: string
  readonly findings: readonly RuleFinding[]
}

/** The file's language is the user's: titles of columns and words of options come with the request. */
const words = z.array(z.object({ key: text(60), word: text(80) })).max(120)
/** A file as base64, small enough for one request. */
const content = z
  .string()
  .min(1)
  .max(940_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)

export const importTemplateInput = z.object({ kind: z.enum(importKinds), words })
export const importCheckInput = z.object({ kind: z.enum(importKinds), words, content })
export const importCommitInput = z.object({
  kind: z.enum(importKinds),
  words,
  content,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})

export const importOutcomes = ['add', 'change', 'unchanged', 'error'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** What is wrong with a cell; `value` is what it says, or what it collides with. */
export interface ImportProblem {
  readonly column: string
  readonly code: string
  readonly value: string
}

export interface ImportRowResult {
  /** As the program that made the file counts. */
  readonly number: number
  readonly name: string
  readonly outcome: ImportOutcome
  readonly problems: readonly ImportProblem[]
  readonly fields: readonly UnitChangeField[]
}

export interface UnitImport {
  readonly rows: readonly ImportRowResult[]
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  /** Of all that the file would do to the register as it is now. */
  readonly digest: string
}
