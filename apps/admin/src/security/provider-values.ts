import type { ProviderMode, ProviderView } from '@linli/contract'
import type { FoundProblem } from '../forms/use-form-check.ts'

/** The provider as it is typed; the secret is never read back, and left alone while its field is empty. */
export interface ProviderValues {
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly accountClaim: string
  readonly reason: string
}

export const providerModes: readonly ProviderMode[] = ['allowed', 'required', 'off']

/** As the contract has them. */
export const providerLimits = {
  label: 40,
  issuer: 300,
  clientId: 200,
  clientSecret: 500,
  accountClaim: 60,
  reason: 500,
} as const

export function valuesOf({ provider }: ProviderView): ProviderValues {
  const { label = '', issuer = '', clientId = '', accountClaim = 'sub' } = provider ?? {}
  return { label, issuer, clientId, clientSecret: '', accountClaim, reason: '' }
}

/** What is missing; the secret only where none is kept, or what it belongs to is another. */
export function findProviderProblems(
  values: ProviderValues,
  { provider }: ProviderView,
): readonly FoundProblem<keyof ProviderValues>[] {
  const needed = ['label', 'issuer', 'clientId', 'accountClaim', 'reason'] as const
  const missing = needed
    .filter((name) => values[name].trim() === '')
    .map((name) => ({ name, key: `provider.missing.${name}` }))
  const secret = needsSecret(values, provider) && values.clientSecret === ''
  return secret ? [...missing, { name: 'clientSecret', key: 'provider.missing.clientSecret' }] : missing
}

/** A secret goes to the issuer and the client it was made for, and to no other. */
export function needsSecret(
  { issuer, clientId }: Pick<ProviderValues, 'issuer' | 'clientId'>,
  provider: ProviderView['provider'],
): boolean {
  return provider === null || provider.issuer !== issuer.trim() || provider.clientId !== clientId.trim()
}
