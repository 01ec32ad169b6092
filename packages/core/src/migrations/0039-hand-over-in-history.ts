import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

const kinds = `'step', 'supplement', 'resubmission', 'withdrawal', 'decision', 'appeal', 'review', 'automatic',
  'answer', 'remind', 'escalate', 'urge', 'recusal', 'delegation', 'recall', 'lapse'`

/** A case's history tells when a post through whose hands it goes was handed over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.timeline_entry drop constraint timeline_entry_kind_check;
    alter table core.timeline_entry add constraint timeline_entry_kind_check check (kind in (${kinds}, 'hand-over'));
    `,
  )
}

/** What the older history has no word for leaves it. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.timeline_entry no force row level security;
    delete from core.timeline_entry where kind = 'hand-over';
    alter table core.timeline_entry force row level security;
    alter table core.timeline_entry drop constraint timeline_entry_kind_check;
    alter table core.timeline_entry add constraint timeline_entry_kind_check check (kind in (${kinds}));
    `,
  )
}
