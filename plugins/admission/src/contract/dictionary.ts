/**
 * The closed dictionaries of admission. Words for each key are in the locales: `category.<key>`, `kind.<key>`,
 * `formula.<key>`, `channel.<key>`, `finding.<key>`.
 */

/** The sixteen fields in which a community assists (秦办发〔2011〕27号 二(二)), and `other` (其他), which is flagged. */
export const itemCategories = [
  'public-security',
  'community-correction',
  'public-health',
  'family-planning',
  'veterans-and-relief',
  'community-education',
  'employment',
  'social-security',
  'social-assistance',
  'housing-security',
  'culture-and-sports',
  'consumer-protection',
  'elderly-rights',
  'disability-rights',
  'minors-rights',
  'migrants-rights',
  'other',
] as const
export type ItemCategory = (typeof itemCategories)[number]

/** 职责内 may never be passed on to a community; 协助 rests on law; 委托 rests on an agreement (秦办发〔2011〕27号 七(一)). */
export const itemKinds = ['own-duty', 'assist', 'entrusted'] as const
export type ItemKind = (typeof itemKinds)[number]

/** How the money for one community comes about. */
export const fundingFormulas = ['fixed', 'per-household', 'per-case'] as const
export type FundingFormula = (typeof fundingFormulas)[number]

/** 签订协议 or 购买服务: the two forms the policy names for entrusted items. */
export const agreementForms = ['agreement', 'service-purchase'] as const
export type AgreementForm = (typeof agreementForms)[number]

export const itemStates = ['submitted', 'supplement', 'accepted', 'in-force', 'rejected', 'withdrawn'] as const
export type ItemState = (typeof itemStates)[number]

export const itemActions = ['accept', 'return-for-supplement', 'supplement', 'approve', 'reject', 'withdraw'] as const
export type ItemAction = (typeof itemActions)[number]

/** What must be met before an item may enter the list; each with its source (`check.<key>` names it). */
export const checkKeys = ['own-duty', 'legal-basis', 'agreement', 'funding', 'conditions'] as const
export type CheckKey = (typeof checkKeys)[number]

/** How a task outside the list (清单外任务) reached the community. */
export const reportChannels = ['phone', 'chat', 'paper', 'meeting', 'system'] as const
export type ReportChannel = (typeof reportChannels)[number]

export const reportStates = ['reported', 'upheld', 'not-upheld'] as const
export type ReportState = (typeof reportStates)[number]

export const reportFindings = ['upheld', 'not-upheld'] as const
export type ReportFinding = (typeof reportFindings)[number]
