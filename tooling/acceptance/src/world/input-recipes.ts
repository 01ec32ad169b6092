import { admissionInputs } from './admission-inputs.ts'
import { calendarInputs } from './calendar-inputs.ts'
import { caseInputs } from './case-inputs.ts'
import { coreInputs } from './core-inputs.ts'
import { dutyInputs } from './duty-inputs.ts'
import { factInputs } from './fact-inputs.ts'
import type { InputRecipes } from './inputs.ts'
import { obligationInputs } from './obligation-inputs.ts'
import { organisationInputs } from './organisation-inputs.ts'
import { parameterInputs } from './parameter-inputs.ts'
import { peopleInputs } from './people-inputs.ts'
import { placeInputs } from './place-inputs.ts'
import { securityInputs } from './security-inputs.ts'
import { transferInputs } from './transfer-inputs.ts'

/** A right call of every procedure there is. */
export const inputRecipes: InputRecipes = {
  ...coreInputs,
  ...caseInputs,
  ...obligationInputs,
  ...organisationInputs,
  ...dutyInputs,
  ...placeInputs,
  ...peopleInputs,
  ...factInputs,
  ...parameterInputs,
  ...securityInputs,
  ...transferInputs,
  ...calendarInputs,
  ...admissionInputs,
}
