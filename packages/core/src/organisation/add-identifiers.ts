import type { CoreWriting } from '../scope.ts'
import { insertIdentifiers, type NewIdentifier } from './identifier.queries.ts'

/** Gives units their dated codes. */
export function addIdentifiers(scope: CoreWriting, identifiers: readonly NewIdentifier[]): Promise<void> {
  return insertIdentifiers(scope, identifiers)
}
