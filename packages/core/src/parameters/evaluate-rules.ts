import { answerAll, keysOf, type RuleFinding, type RuleQuestion } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { findParameterUses } from './find-parameter-uses.ts'

/**
 * Answers rules as they stand on a day, in the order of the questions; one statement reads all their parameters, however
 * many subjects are asked about. Each finding names the parameters and versions it rests on.
 * @throws naming the key when a parameter's value is of another type than its rule asks for
 */
export async function evaluateRules(
  scope: CoreReading,
  { on, questions }: { readonly on: DateText; readonly questions: readonly RuleQuestion[] },
): Promise<RuleFinding[]> {
  return answerAll(questions, await findParameterUses(scope, keysOf(questions), on))
}
