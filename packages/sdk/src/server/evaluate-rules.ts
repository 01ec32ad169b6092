import { answerAll, keysOf, type RuleFinding, type RuleQuestion } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { Parameters } from './plugin-context.ts'

/**
 * Answers rules as they stand on a day, today unless given, in the order of the questions; one statement reads all their
 * parameters. Each finding names the parameters and versions it rests on.
 * @throws naming the key when a parameter's value is of another type than its rule asks for
 */
export async function evaluateRules(
  ctx: { readonly parameters: Parameters },
  questions: readonly RuleQuestion[],
  on?: DateText,
): Promise<RuleFinding[]> {
  const keys = keysOf(questions)
  return answerAll(questions, keys.length === 0 ? [] : await ctx.parameters.inForce(keys, on))
}
