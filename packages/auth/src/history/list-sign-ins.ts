import type { RulesReading } from '../rules/read-sign-in-rules.ts'
import { signInPage } from './record.queries.ts'

export interface RecordedSignIn {
  readonly id: string
  readonly at: Date
  readonly ip: string
  readonly userAgent: string
  readonly outcome: string
}

export interface ListSignInsInput {
  readonly accountId: string
  /** Only those before this moment. */
  readonly before?: Date | undefined
  readonly limit: number
}

const NEVER = new Date('9999-12-31T23:59:59.999Z')

/** An account's sign-ins, newest first: for its owner and the security administrator alone. */
export async function listSignIns(
  scope: RulesReading,
  { accountId, before = NEVER, limit }: ListSignInsInput,
): Promise<{ rows: RecordedSignIn[]; more: boolean }> {
  const found = await scope.run(signInPage, { accountId, before, limit: limit + 1 })
  return { rows: found.slice(0, limit), more: found.length > limit }
}
