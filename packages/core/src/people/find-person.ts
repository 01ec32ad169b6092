import type { CoreReading } from '../scope.ts'
import { selectPerson } from './person.queries.ts'

/** A person of the tenant; `demo` marks the made-up people of the demonstration. */
export interface PersonRecord {
  readonly personId: string
  readonly name: string
  readonly demo: boolean
}

export function findPerson(scope: CoreReading, personId: string): Promise<PersonRecord | undefined> {
  return selectPerson(scope, personId)
}
