import { resolve } from 'node:path'
import { parseSecretKeys } from '@linli/database'
import { z } from 'zod'
import { OperatorError } from './start/operator-error.ts'

/** What the operator decides, from the environment; a wrong value is told by its name before anything starts. */
export interface Settings {
  readonly host: string
  readonly port: number
  /**
   * Holds the embedded database and the demonstration's accounts. Started by root, the database runs as another account;
   * where that one cannot enter this directory, the database lies under /var/lib/linli, and a file in here says where.
   */
  readonly dataDir: string
  /** A PostgreSQL of the operator's own, as a role that may set the database up. */
  readonly databaseUrl: string | undefined
  readonly demo: boolean
  readonly publicOrigin: string | undefined
  readonly trustProxy: boolean
  readonly metricsToken: string | undefined
  /** Under which secrets in the database are sealed; without it a key in a file of the data directory. */
  readonly secretKey: string | undefined
  readonly logLevel: string
  readonly adminDir: string
}

const SECRET = /URL|TOKEN|KEY/
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** No `@` after one of `/?#`: such a password is cut there, and its beginning would be taken for a host and told as one. */
const DATABASE_URL_FORM = /^postgres(ql)?:\/\/(?!.*[/?#].*@)/

const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1')

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .default(8787),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'must be like postgres://role:password@host:5432/database; in the password write @ : / ? # % as %40 %3A %2F %3F %23 %25',
    )
    .optional(),
  LINLI_DATA_DIR: z.string().default(resolve(import.meta.dirname, '../../../.linli/data')),
  LINLI_DEMO: flag.default(true),
  LINLI_PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be the address that browsers see, like https://linli.example.org' })
    .optional(),
  LINLI_TRUST_PROXY: flag.default(false),
  LINLI_METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  LINLI_SECRET_KEY: z
    .string()
    .refine(
      (text) => parseSecretKeys(text) !== undefined,
      'must be 32 bytes in base64; older keys may follow after commas',
    )
    .optional(),
  LINLI_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LINLI_ADMIN_DIR: z.string().default(resolve(import.meta.dirname, '../../admin/dist')),
})

/** Throws an `OperatorError` with one line for each wrong value. A variable that is set to nothing counts as not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!read.success) throw new OperatorError(read.error.issues.map((issue) => describeIssue(issue, env)).join('\n'))
  const { HOST, PORT, DATABASE_URL, LINLI_PUBLIC_ORIGIN } = read.data
  return {
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    dataDir: resolve(read.data.LINLI_DATA_DIR),
    demo: read.data.LINLI_DEMO,
    publicOrigin: LINLI_PUBLIC_ORIGIN && new URL(LINLI_PUBLIC_ORIGIN).origin,
    trustProxy: read.data.LINLI_TRUST_PROXY,
    metricsToken: read.data.LINLI_METRICS_TOKEN,
    secretKey: read.data.LINLI_SECRET_KEY,
    logLevel: read.data.LINLI_LOG_LEVEL,
    adminDir: read.data.LINLI_ADMIN_DIR,
  }
}

/** Secrets are not repeated. */
function describeIssue(issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0])
  const given = SECRET.test(name) ? '' : `="${env[name] ?? ''}"`
  return `${name}${given} ${issue.message}.`
}

/** Without a host it means a socket, as in `postgres://role@/database?host=/run/postgresql`. */
function isDatabaseUrl(text: string): boolean {
  return DATABASE_URL_FORM.test(text) && URL.canParse(text.replace('@/', '@localhost/'))
}
