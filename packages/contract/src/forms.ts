import { z } from 'zod'
import type { FactType } from './facts.ts'
import type { PostRole } from './post-roles.ts'
import { id } from './schemas.ts'

/** How often a form is filled in: at regular times, or as often as its matter comes up. */
export const formFrequencies = ['once', 'year', 'quarter', 'month', 'week', 'as-needed'] as const
export type FormFrequency = (typeof formFrequencies)[number]

/** Who wants it filled in; `filler` where the form is the filler's own wish, so that nobody is burdened by it. */
export const formAskers = ['city', 'overseer', 'department', 'street', 'filler'] as const
export type FormAsker = (typeof formAskers)[number]

/** One thing that a form asks. */
export interface FormField {
  /** Unique within its form. */
  readonly key: string
  /** A key of the plugin's words. */
  readonly label: string
  readonly type: FactType
  /** The key of its measuring unit's word (`unit.<measure>`). */
  readonly measure?: string
  /** The known fact that answers it: it is filled in and not asked. */
  readonly fact?: string
  /** Why a known fact of a similar name does not answer it; nothing excuses asking for the very same. */
  readonly newReason?: string
}

/** A form (表单) as its plugin declares it, so that nobody is asked for what is known, and the burden can be told. */
export interface FormDefinition {
  /** Unique within its plugin; its name is the word `form.<key>`. */
  readonly key: string
  readonly filledBy: readonly PostRole[]
  readonly askedBy: FormAsker
  readonly frequency: FormFrequency
  /** The process that filling it in opens: how often that happened is then counted and not guessed. */
  readonly process?: string
  /** What filling it in takes, where the number of its fields says too little. */
  readonly minutes?: number
  readonly fields: readonly FormField[]
}

export const burdenInput = z.object({ unitId: id.optional() })

/** Something that communities are asked for: a plugin's form, or the facts of one frequency. */
export interface BurdenAsk {
  readonly id: string
  readonly kind: 'form' | 'facts'
  readonly pluginId?: string
  readonly formKey?: string
  readonly askedBy: FormAsker
  readonly frequency: FormFrequency
  readonly fields: number
  /** Of those, how many are filled in from what is known. */
  readonly prefilled: number
  /** Names of the facts, or keys of the plugin's words, in their order. */
  readonly labels: readonly string[]
  /** Times a year, of all communities in sight together. */
  readonly times: number
  readonly minutes: number
}

export interface BurdenUnit {
  readonly unitId: string
  readonly name: string
  readonly asks: number
  readonly times: number
  readonly fields: number
  readonly prefilled: number
  readonly minutes: number
}

/** A file made for whoever asked for it, as base64. */
export interface WrittenFile {
  readonly name: string
  readonly file: string
}

/** What communities are asked for in a year (减负), of the area of whoever asks. */
export interface BurdenReport {
  readonly from: string
  readonly to: string
  readonly minutesPerField: number
  readonly asks: readonly BurdenAsk[]
  readonly units: readonly BurdenUnit[]
  readonly askers: readonly { readonly askedBy: FormAsker; readonly times: number; readonly minutes: number }[]
  readonly months: readonly { readonly month: string; readonly times: number; readonly minutes: number }[]
}
