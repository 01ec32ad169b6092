import { InputParameter } from './prepared-query.ts'
import { TENANT_PARAMETER } from './tenant-predicate.ts'

/** Puts the scope's tenant and the run's input where the compiled query left their markers. */
export function fillParameters(parameters: readonly unknown[], tenantId: string, input?: object): unknown[] {
  return parameters.map((parameter) => {
    if (parameter === TENANT_PARAMETER) return tenantId
    if (!(parameter instanceof InputParameter)) return parameter
    if (input === undefined || !(parameter.key in input)) throw new Error(`The query's input lacks "${parameter.key}"`)
    return (input as Record<string, unknown>)[parameter.key] // checked just above
  })
}
