import { resolve } from 'node:path'
import { z } from 'zod'

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
  readonly logLevel: string
  readonly adminDir: string
}

const SECRET = /URL|TOKEN/

const flag = z.enum(['0', '1']).transform((value) => value === '1')

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  LINLI_DATA_DIR: z
    .string()
    .min(1)
    .default(resolve(import.meta.dirname, '../../../.linli/data')),
  LINLI_DEMO: flag.default(true),
  LINLI_PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  LINLI_TRUST_PROXY: flag.default(false),
  LINLI_METRICS_TOKEN: z.string().min(16).optional(),
  LINLI_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LINLI_ADMIN_DIR: z.string().default(resolve(import.meta.dirname, '../../admin/dist')),
})

/** The environment holds wrong values: the message has one line for each of them. */
export class SettingsError extends Error {}

/** Throws a `SettingsError`. A variable that is set to nothing counts as not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!read.success) throw new SettingsError(read.error.issues.map((issue) => describeIssue(issue, env)).join('\n'))
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
    logLevel: read.data.LINLI_LOG_LEVEL,
    adminDir: read.data.LINLI_ADMIN_DIR,
  }
}

/** Secrets are not repeated. */
function describeIssue(issue: z.core.$ZodIssue, env: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0])
  const given = SECRET.test(name) ? '' : `="${env[name] ?? ''}"`
  return `${name}${given}: ${issue.message}`
}
