import { prepareQuery, type ReadScope, type WriteScope } from '@linli/database'
import { type Selectable, sql } from 'kysely'
import type { AuthTables } from '../auth-module.ts'
import type { SignInRulesTable } from './rules.tables.ts'
import type { SecondFactorDemand, SignInRules } from './sign-in-rules.ts'

/** The rules that hold, if the tenant has set any. */
export const findRules = prepareQuery<AuthTables, object>()((db) =>
  db.selectFrom('auth.sign_in_rules').selectAll().orderBy('revision', 'desc').limit(1),
)

export type RulesRow = Omit<Selectable<SignInRulesTable>, 'tenant_id'>

/** The rules' columns, both ways. */
export const ruleColumns = {
  minLength: 'min_length',
  characterKinds: 'character_kinds',
  passphraseLength: 'passphrase_length',
  history: 'history',
  maxAgeDays: 'max_age_days',
  refuseCommon: 'refuse_common',
  lockoutFailures: 'lockout_failures',
  lockoutMinutes: 'lockout_minutes',
  idleMinutes: 'idle_minutes',
  absoluteMinutes: 'absolute_minutes',
  secondFactor: 'second_factor',
  graceDays: 'grace_days',
  invitationHours: 'invitation_hours',
  recordDays: 'record_days',
} as const satisfies Record<keyof SignInRules, keyof SignInRulesTable>

export async function insertRules(scope: WriteScope<AuthTables>, row: RulesRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('auth.sign_in_rules')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'revision']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Newest first. */
export function selectRuleChanges(scope: ReadScope<AuthTables> | WriteScope<AuthTables>, limit: number) {
  // Both kinds of scope build the same select; only the narrower one has a name here.
  const { db } = scope as ReadScope<AuthTables>
  return db.selectFrom('auth.sign_in_rules').selectAll().orderBy('revision', 'desc').limit(limit).execute()
}

/** Sessions that would outlive new, stricter limits end as early as a new one would. */
export async function shortenSessions(
  scope: WriteScope<AuthTables>,
  { idleMinutes, absoluteMinutes }: Pick<SignInRules, 'idleMinutes' | 'absoluteMinutes'>,
): Promise<void> {
  await scope.db
    .updateTable('auth.session')
    .set({
      idle_minutes: sql<number>`least(idle_minutes, ${idleMinutes}::integer)`,
      expires_at: sql<Date>`least(expires_at, created_at + make_interval(mins => ${absoluteMinutes}::integer))`,
    })
    .execute()
}

/** Since when a second factor was first demanded of as many as now; nothing when it never was. */
export async function findFirstDemand(
  scope: WriteScope<AuthTables>,
  demand: SecondFactorDemand,
): Promise<Date | undefined> {
  const row = await scope.db
    .selectFrom('auth.sign_in_rules')
    .select((eb) => eb.fn.min('second_factor_since').as('since'))
    .where('second_factor', 'in', demand === 'everybody' ? ['everybody'] : ['administrators', 'everybody'])
    .executeTakeFirst()
  return row?.since ?? undefined
}

export interface DueDemand {
  /** Everybody without it. */
  readonly personIds: readonly string[] | undefined
  /** Since when it is demanded. */
  readonly since: Date
  /** Whatever began after this has time left. */
  readonly createdBefore: Date
}

/** Whoever is signed in, has no second factor and no time left has it to set up before anything else. */
export async function demandSecondFactor(
  scope: WriteScope<AuthTables>,
  { personIds, since, createdBefore }: DueDemand,
): Promise<void> {
  if (since > createdBefore) return
  await scope.db
    .updateTable('auth.session')
    .from('auth.account as a')
    .set({ must_enrol: true })
    .whereRef('a.id', '=', 'auth.session.account_id')
    .where('auth.session.half', '=', false)
    .where('a.created_at', '<=', createdBefore)
    .$if(personIds !== undefined, (rows) => rows.where(sql<boolean>`a.person_id = any(${personIds ?? []}::uuid[])`))
    .where(
      sql<boolean>`not exists (select 1 from auth.second_factor f where f.account_id = a.id and f.confirmed_at is not null)`,
    )
    .execute()
}
