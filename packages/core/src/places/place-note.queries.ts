import { newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'

export interface PlaceNote {
  readonly at: Date
  readonly names: {
    readonly person_name: string
    readonly post_title: string
    readonly unit_name: string
    readonly post_id: string
  }
  /** Stands in the history where a step's opinion stands. */
  readonly opinion: string
  readonly details: Readonly<Record<string, unknown>>
}

interface NotedCase {
  readonly id: string
  readonly version: number
  readonly state: string
}

/** Writes a change of places into the histories of cases, whose state it leaves as it is. */
export async function insertPlaceNotes(
  scope: CoreWriting,
  files: readonly NotedCase[],
  { at, names, opinion, details }: PlaceNote,
): Promise<void> {
  if (files.length === 0) return
  await scope.db
    .insertInto('core.timeline_entry')
    .values(
      files.map(({ id, version, state }) => ({
        ...names,
        id: newId(at),
        case_id: id,
        version,
        seq: 0,
        kind: 'step' as const,
        at,
        action: 'place-changed',
        from_state: state,
        to_state: state,
        opinion,
        details: JSON.stringify(details),
      })),
    )
    .execute()
}
