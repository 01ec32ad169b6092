import type { ParameterDefault } from '@linli/contract'
import { conflictParameters } from '../appointments/conflict.policy.ts'
import { factParameters } from '../facts/fact-parameters.ts'
import { obligationParameters } from '../obligations/obligation-parameters.ts'
import { setUpParameters } from '../register/rules/set-up-parameters.ts'
import { committeeParameters } from './declared/committees.ts'
import { fundingParameters } from './declared/funding.ts'
import { premisesParameters } from './declared/premises.ts'

/** What the core itself declares, one file an area; words are `parameter.<key>` of the admin's locales. */
export const coreParameters: readonly ParameterDefault[] = [
  ...committeeParameters,
  ...premisesParameters,
  ...fundingParameters,
  ...factParameters,
  ...setUpParameters,
  ...obligationParameters,
  ...conflictParameters,
]
