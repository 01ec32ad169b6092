import { z } from 'zod'

/** A spreadsheet as base64: what fits into a request. */
export const FILE_LIMIT = 900_000
const file = z
  .string()
  .min(4)
  .max(FILE_LIMIT)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)

export const checkFactImportInput = z.object({ file })
/** `seen` names what the check showed: nothing else is saved. */
export const commitFactImportInput = z.object({ file, seen: z.string().regex(/^[0-9a-f]{64}$/) })

/** One row of an import: what it would do, or why it cannot. */
export interface FactImportRow {
  /** As the program that made the file counts: the first row is 1. */
  readonly row: number
  readonly unit: string
  readonly fact: string
  readonly period: string
  readonly value: string
  /** What is there now, where there is something. */
  readonly before?: string
  readonly outcome: 'new' | 'corrects' | 'same' | 'refused'
  readonly code?: string
  readonly params?: Readonly<Record<string, string | number | boolean>>
}

export interface FactImportCheck {
  readonly rows: readonly FactImportRow[]
  readonly saves: number
  readonly refused: number
  readonly seen: string
}

export interface FactImportTemplate {
  readonly name: string
  /** An Excel file as base64. */
  readonly file: string
  readonly rows: number
}
