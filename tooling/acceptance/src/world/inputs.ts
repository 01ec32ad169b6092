import type { Answer, Browser } from '@linli/server/testing'
import type { Caller } from './caller.ts'
import type { Place } from './place.ts'

/**
 * How to call a procedure rightly. `build` makes what the call needs at a place (an item to approve, an account to close) and
 * answers an input that whoever may call it there can call it with; each build can be called with once.
 */
export interface InputRecipe {
  build(place: Place, caller: Caller): Promise<unknown> | unknown
  /** The browser that calls with what was built, where it is another than the caller's: it holds what the call is about. */
  browserOf?(input: unknown, caller: Caller): Browser | undefined
  /** The call ends or replaces the caller's session. */
  readonly endsSession?: true
  /** Puts back what a successful call has taken from everybody. */
  restore?(place: Place): Promise<unknown>
}

export type InputRecipes = Readonly<Record<string, InputRecipe>>

export const withoutInput: InputRecipe = { build: () => undefined }
export const noFilter: InputRecipe = { build: () => ({}) }

/** Prepares by a call that must succeed. */
export async function prepare(answer: Promise<Answer>): Promise<Record<string, unknown>> {
  const { status, data, text } = await answer
  if (status !== 200) throw new Error(`A preparation was refused: ${status} ${text}`)
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

export type Mutate = (browser: Browser, procedure: string, input: unknown) => Promise<Record<string, unknown>>

export function mutateAt(api: string): Mutate {
  return (browser, procedure, input) => prepare(browser.mutate(procedure, input, api))
}
