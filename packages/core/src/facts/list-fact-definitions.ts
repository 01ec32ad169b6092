import type { FactDefinition } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectDefinitions } from './fact-definition.queries.ts'

/** The facts that are collected in the tenant on a day, the city's and its own, by key. */
export function listFactDefinitions(scope: CoreReading, { on }: { on: DateText }): Promise<FactDefinition[]> {
  return selectDefinitions(scope, on)
}
