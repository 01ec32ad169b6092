import type { CoreReading } from '../scope.ts'
import { type PersonRecord, selectPerson } from './person.queries.ts'

/** A person of the tenant; `demo` marks the made-up people of the demonstration. */
export function findPerson(scope: CoreReading, personId: string): Promise<PersonRecord | undefined> {
  return selectPerson(scope, personId)
}
