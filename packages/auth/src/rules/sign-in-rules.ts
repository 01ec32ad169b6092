/** Who must have a second factor. */
export const secondFactorDemands = ['none', 'administrators', 'everybody'] as const
export type SecondFactorDemand = (typeof secondFactorDemands)[number]

/** A tenant's rules for signing in (登录规则). */
export interface SignInRules {
  /** Characters that a password has at least. */
  readonly minLength: number
  /** Of small letters, capitals, digits and other characters, how many kinds a password holds at least. */
  readonly characterKinds: number
  /** From this length on no kinds are asked for; 0: they always are. */
  readonly passphraseLength: number
  /** How many passwords back none is chosen again, the present one included. */
  readonly history: number
  /** After so many days a password must be changed; 0: never. */
  readonly maxAgeDays: number
  readonly refuseCommon: boolean
  /** So many wrong passwords or codes in a row lock an account, for so many minutes. */
  readonly lockoutFailures: number
  readonly lockoutMinutes: number
  readonly idleMinutes: number
  readonly absoluteMinutes: number
  readonly secondFactor: SecondFactorDemand
  /** Days from the demand, or from the account's making, until nobody works without. */
  readonly graceDays: number
  readonly invitationHours: number
  /** How long sign-ins stay on record. */
  readonly recordDays: number
}

/** Rules as they stand: since when a second factor is demanded of those of whom it is. */
export interface RulesInForce extends SignInRules {
  readonly secondFactorSince: Date
  /** How often they have been changed. */
  readonly revision: number
}

/** Product defaults (产品默认值), which hold in a tenant until it sets its own. */
export const defaultSignInRules: SignInRules = {
  minLength: 10,
  characterKinds: 1,
  passphraseLength: 0,
  history: 1,
  maxAgeDays: 0,
  refuseCommon: true,
  lockoutFailures: 5,
  lockoutMinutes: 15,
  idleMinutes: 30,
  absoluteMinutes: 720,
  secondFactor: 'none',
  graceDays: 7,
  invitationHours: 72,
  recordDays: 180,
}

/**
 * Between what numbers a tenant may choose. The lower or upper end that protects is the floor: GB/T 22239-2019 8.1.4.1 for
 * passwords, locks and idle sessions, Cybersecurity Law §21(3) for the six months of records.
 */
export const signInRuleBounds = {
  minLength: [8, 64],
  characterKinds: [1, 4],
  passphraseLength: [15, 64],
  history: [1, 12],
  maxAgeDays: [30, 365],
  lockoutFailures: [3, 10],
  lockoutMinutes: [5, 1440],
  idleMinutes: [5, 60],
  absoluteMinutes: [60, 1440],
  graceDays: [0, 30],
  invitationHours: [1, 168],
  recordDays: [180, 1095],
} as const

export type BoundedRule = keyof typeof signInRuleBounds

/** Of these 0 stands for "not at all". */
export const rulesThatMayBeOff: readonly BoundedRule[] = ['passphraseLength', 'maxAgeDays']
