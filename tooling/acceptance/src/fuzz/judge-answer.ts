import type { Answer } from '@linli/server/testing'
import type pg from 'pg'
import { z } from 'zod'

/** What must not be in any answer to a bad input: how the product is made. */
export interface Secrets {
  /** Names of tables, constraints and indexes, which PostgreSQL's messages quote. */
  readonly names: readonly string[]
}

const word = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
const code = z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)

/** The only form in which anything is refused: codes and words of ours, and nothing beside them. */
const refusalShape = z.strictObject({
  message: code,
  code: z.number(),
  data: z.strictObject({
    code: z.string().regex(/^[A-Z_]+$/),
    httpStatus: z.number(),
    requestId: z.string(),
    refusal: z.strictObject({
      kind: word,
      code,
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
    fields: z.array(z.strictObject({ path: z.string(), problem: word })).optional(),
  }),
})

const LEAKS: readonly RegExp[] = [
  /\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b/i,
  /violates|constraint|syntax error|invalid input syntax|out of range for type|does not exist|permission denied for/i,
  /\bat [\w.<>$ ]+ \(?(file|node|\/|[A-Z]:)/,
  /node_modules|node:internal|\.tsx?\b|\.mjs\b|file:\/\/|\/(home|root|tmp|usr|work|packages|plugins)\//,
  /\b(core|auth|core_api|pgboss|plg_[a-z]+)\.[a-z_]+ ?\(|relation "|column "|SQLSTATE|PostgreSQL|postgres|kysely|ZodError|TRPCError/i,
]

export async function readSecrets(admin: pg.Client): Promise<Secrets> {
  const { rows } = await admin.query<{ name: string }>(
    `select conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname !~ '^pg_|^information'
     union select indexname from pg_indexes where schemaname !~ '^pg_'
     union select schemaname || '.' || tablename from pg_tables where schemaname !~ '^pg_|^information'`,
  )
  return { names: rows.map(({ name }) => name) }
}

/** What is wrong with an answer to a bad input; the words that were sent are not held against it. */
export function judgeAnswer(
  answer: Pick<Answer, 'status' | 'text' | 'error'>,
  sent: string,
  { names }: Secrets,
): string[] {
  const { status, text } = answer
  if (status >= 500) return [`${status} ${text}`]
  if (status < 400) return []
  const patterns = LEAKS.filter((leak) => leak.test(text) && !leak.test(sent)).map((leak) => `tells ${leak}: ${text}`)
  const quoted = names
    .filter((name) => quotes(text, name) && !sent.includes(name))
    .map((name) => `tells ${name}: ${text}`)
  const shaped = refusalShape.safeParse(answer.error).success && answer.error?.data.httpStatus === status
  const strange = shaped ? [] : [`is not of the one shape: ${text}`]
  return [...patterns, ...quoted, ...strange].map((fault) => `${status} ${fault}`)
}

/** As a name of its own: the refusal `auth.account-locked` does not speak of the table `auth.account`. */
function quotes(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at >= 0 && !/[\w-]/.test(text.charAt(at + name.length))
}

/** The answers of a batch one by one, or the one answer that there is. */
export function answersIn(answer: Answer): Pick<Answer, 'status' | 'text' | 'error'>[] {
  const errors = answer.status === 207 || answer.text.startsWith('[') ? errorsOf(answer.text) : []
  if (errors.length === 0) return [answer]
  return errors.map((error) => ({ status: error.data.httpStatus, text: JSON.stringify(error), error }))
}

function errorsOf(text: string): NonNullable<Answer['error']>[] {
  const parsed: unknown = JSON.parse(text)
  const list = Array.isArray(parsed) ? parsed : []
  return list.flatMap(({ error }: { error?: NonNullable<Answer['error']> }) => error ?? [])
}
