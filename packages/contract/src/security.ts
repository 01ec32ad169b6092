import { z } from 'zod'
import { cursor, date, id, pageSize, text } from './schemas.ts'

const password = z.string().min(1).max(128)

/** Six digits of an app, or a recovery code, as typed. */
export const codeInput = z.object({ code: text(40) })
export const unlockByCodeInput = z.object({ account: text(64), code: text(40) })
export const ownPasswordInput = z.object({ password })
const token = z.string().min(1).max(120)

/** A link's own text; whether it is good is the server's to say. */
export const invitationInput = z.object({ token })
export const acceptInvitationInput = z.object({ token, password })
/** One of those that the sign-in page was told of. */
export const beginProviderInput = z.object({ provider: text(64) })
/** The query with which the browser came back. */
export const finishProviderInput = z.object({ search: z.string().min(1).max(4000) })
export const providerInput = z.object({
  label: text(40),
  issuer: text(300),
  clientId: text(200),
  clientSecret: text(500).optional(),
  accountClaim: text(60),
  mode: z.enum(['off', 'allowed', 'required']),
  reason: text(500),
})
/** An issuer as typed, whose description is read before it is saved. */
export const checkProviderInput = z.object({ issuer: text(300) })
export const invitationListInput = z.object({ state: z.enum(['open', 'all']).optional(), cursor, limit: pageSize })
/** Who at the provider an account is; nobody without a subject. */
export const linkIdentityInput = z.object({ accountId: id, subject: text(200).optional(), reason: text(500) })

export const sessionInput = z.object({ sessionId: id })
/** The sign-ins up to the end of a day; of today without one. */
export const ownSignInsInput = z.object({ until: date.optional() })

export const accountIdInput = z.object({ accountId: id })
export const accountSignInsInput = z.object({ accountId: id, until: date.optional() })
/** An act on somebody's account, with the reason that the audit keeps. */
export const reasonedAccountInput = z.object({ accountId: id, reason: text(500) })
export const reasonedSessionInput = z.object({ sessionId: id, reason: text(500) })
export const districtAccountInput = z.object({ tenantId: id, accountId: id, reason: text(500) })

export const accountSecurityStates = ['all', 'locked', 'without-second-factor', 'signed-in'] as const
export type AccountSecurityFilter = (typeof accountSecurityStates)[number]
export const accountSecurityListInput = z.object({
  /** A part of the account's or the person's name. */
  q: text(64).optional(),
  state: z.enum(accountSecurityStates).optional(),
  cursor,
  limit: pageSize,
})

const whole = (max: number) => z.number().int().min(0).max(max)

/** The numbers' own bounds; which of them a tenant may have is checked with the floor. */
export const signInRulesInput = z.object({
  minLength: whole(200),
  characterKinds: whole(4),
  passphraseLength: whole(200),
  history: whole(100),
  maxAgeDays: whole(10_000),
  refuseCommon: z.boolean(),
  lockoutFailures: whole(1000),
  lockoutMinutes: whole(100_000),
  idleMinutes: whole(100_000),
  absoluteMinutes: whole(100_000),
  secondFactor: z.enum(['none', 'administrators', 'everybody']),
  graceDays: whole(1000),
  invitationHours: whole(10_000),
  recordDays: whole(100_000),
})
export type SignInRulesValues = z.infer<typeof signInRulesInput>
export const changeRulesInput = z.object({ revision: whole(1_000_000), reason: text(500), rules: signInRulesInput })

/** What the form tells before anybody types. */
export type PasswordRules = Pick<
  SignInRulesValues,
  'minLength' | 'characterKinds' | 'passphraseLength' | 'history' | 'refuseCommon'
>

/** Who is invited, and what the password must be like. */
export interface InvitationView {
  readonly account: string
  readonly name: string
  readonly rules: PasswordRules
}

export interface DeviceWords {
  readonly browser: string
  readonly system: string
}

export interface SessionRow {
  readonly sessionId: string
  readonly since: string
  readonly lastSeenAt: string
  readonly ip: string
  readonly device: DeviceWords
  /** The session in which the question was asked. */
  readonly current: boolean
}

/** The latest first, at most two hundred of them. */
export interface SignInRows {
  readonly rows: readonly SignInRow[]
  /** There are older ones, up to this day. */
  readonly olderUntil?: string
}

export interface SignInRow {
  readonly id: string
  readonly at: string
  readonly ip: string
  readonly device: DeviceWords
  /** `signed-in`, `second-factor-asked`, `unlocked-by-code`, or why not: `wrong-credentials`, `locked`, `wrong-code` … */
  readonly outcome: string
}

/** How somebody's own account is protected. */
export interface AccountState {
  readonly account: string
  readonly secondFactorSince?: string
  readonly recoveryCodesLeft: number
  /** Until when the rules let the account be used without a second factor. */
  readonly secondFactorBy?: string
  /** Where the tenant has an identity provider. */
  readonly provider?: OwnProviderLink
}

export type ProviderMode = z.infer<typeof providerInput>['mode']

/** One's own account and the tenant's identity provider. */
export interface OwnProviderLink {
  readonly label: string
  readonly mode: ProviderMode
  readonly linkedSince?: string
  /** Who one is there. */
  readonly subject?: string
}

/** The tenant's identity provider without its secret, and who could sign in there. */
export interface ProviderView {
  readonly provider: Readonly<Omit<z.infer<typeof providerInput>, 'clientSecret' | 'reason'>> | null
  /** The address to be registered at the provider. */
  readonly callback: string
  readonly accounts: { readonly open: number; readonly linked: number }
}

export interface InvitationRow {
  readonly id: string
  readonly accountId: string
  readonly account: string
  readonly name: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly state: 'open' | 'expired' | 'used' | 'taken-back' | 'replaced' | 'ended'
  readonly endedAt?: string
}

/** An account as its tenant's security administrator sees it. */
export interface AccountSecurityRow {
  readonly id: string
  readonly account: string
  readonly personId: string
  readonly name: string
  readonly active: boolean
  readonly lockedUntil?: string
  readonly secondFactorSince?: string
  readonly sessions: number
  readonly lastSignInAt?: string
  /** Until when an invitation of it may be used. */
  readonly invitedUntil?: string
  /** Who it is at the tenant's identity provider. */
  readonly linkedAs?: string
}

export interface RuleBounds {
  readonly min: number
  readonly max: number
  /** 0 stands for "not at all". */
  readonly mayBeOff: boolean
}

export interface SignInRulesView {
  readonly rules: SignInRulesValues
  readonly revision: number
  readonly bounds: Readonly<Record<string, RuleBounds>>
  /** Accounts that would have to set up a second factor if everybody, or every administrator, had to have one. */
  readonly without: { readonly administrators: number; readonly everybody: number }
}

export interface RuleChangeRow {
  readonly revision: number
  readonly changedAt: string
  readonly changedBy: string
  readonly reason: string
  readonly rules: SignInRulesValues
}

/** A security administrator of a district whose account is locked. */
export interface DistrictLockRow {
  readonly tenantId: string
  readonly district: string
  readonly accountId: string
  readonly account: string
  readonly name: string
  readonly lockedUntil: string
}
