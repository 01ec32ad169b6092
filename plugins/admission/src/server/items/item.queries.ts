import type { ItemState, NamedUnit } from '../../contract/index.ts'
import type { AdmissionReader } from '../tables.ts'

/** Whose items a caller may see: one department's, or everybody's. */
export interface ItemReach {
  readonly departmentId: string | undefined
}

export interface PageOf {
  /** The last id of the page before. */
  readonly afterId: string | undefined
  /** One more than a page shows, so that a further page is known without counting. */
  readonly limit: number
}

export interface ItemFilter extends ItemReach, PageOf {
  readonly state: ItemState | undefined
}

/** One item with its case and its department's name. */
export function selectItem(db: AdmissionReader, reach: ItemReach, id: string) {
  return fromItems(db, reach.departmentId)
    .selectAll('item')
    .select(['case.state', 'case.version', 'department.name as department_name'])
    .where('item.id', '=', id)
}

/** A page of applications, newest first: one statement, deadline and number of communities included. */
export function selectItems(db: AdmissionReader, filter: ItemFilter) {
  return fromItems(db, filter.departmentId)
    .leftJoin('core_api.clock as clock', (join) =>
      join
        .onRef('clock.case_id', '=', 'item.case_id')
        .on('clock.stopped_on', 'is', null)
        .on('clock.paused_on', 'is', null),
    )
    .select([
      'item.id',
      'item.case_id',
      'item.name',
      'item.category',
      'item.kind',
      'item.department_id',
      'item.starts_on',
      'item.ends_on',
      'item.community_count',
      'item.filed_at',
      'case.state',
      'case.version',
      'department.name as department_name',
      'clock.due_on',
      'clock.provisional',
    ])
    .$if(filter.state !== undefined, (query) => query.where('case.state', '=', filter.state ?? ''))
    .$if(filter.afterId !== undefined, (query) => query.where('item.id', '<', filter.afterId ?? ''))
    .orderBy('item.id', 'desc')
    .limit(filter.limit)
}

/** Whose list it is: everybody's, one community's, or that of a unit with communities below it. */
export type ListArea = 'everywhere' | { readonly communityId: string } | { readonly areaUnitId: string }

/** A page of the list: items in force and not ended that reach the area, newest first. */
export function selectInForce(db: AdmissionReader, area: ListArea, today: string, { afterId, limit }: PageOf) {
  const inForce = fromItems(db, undefined)
    .selectAll('item')
    .select('department.name as department_name')
    .where('case.state', '=', 'in-force')
    .where((eb) => eb.or([eb('item.ends_on', 'is', null), eb('item.ends_on', '>=', today)]))
    .$if(afterId !== undefined, (query) => query.where('item.id', '<', afterId ?? ''))
    .orderBy('item.id', 'desc')
    .limit(limit)
  if (area === 'everywhere') return inForce
  if ('communityId' in area) {
    // a join, which the index of one community answers in the order of the page
    return inForce
      .innerJoin('plg_admission.item_community as reached', 'reached.item_id', 'item.id')
      .where('reached.community_id', '=', area.communityId)
  }
  return inForce.where((eb) =>
    eb.exists(
      eb
        .selectFrom('plg_admission.item_community as reached')
        .innerJoin('core_api.org_unit_closure as below', 'below.descendant_id', 'reached.community_id')
        .whereRef('reached.item_id', '=', 'item.id')
        .where('below.ancestor_id', '=', area.areaUnitId)
        .select('reached.item_id'),
    ),
  )
}

/** The communities an item reaches, in their official order. */
export async function listItemCommunities(db: AdmissionReader, itemId: string): Promise<NamedUnit[]> {
  return db
    .selectFrom('plg_admission.item_community as reached')
    .innerJoin('core_api.org_unit as community', 'community.id', 'reached.community_id')
    .where('reached.item_id', '=', itemId)
    .select(['community.id', 'community.name'])
    .orderBy('community.sort_key')
    .orderBy('community.id')
    .execute()
}

function fromItems(db: AdmissionReader, departmentId: string | undefined) {
  return db
    .selectFrom('plg_admission.item as item')
    .innerJoin('core_api.case_file as case', 'case.id', 'item.case_id')
    .innerJoin('core_api.org_unit as department', 'department.id', 'item.department_id')
    .$if(departmentId !== undefined, (query) => query.where('item.department_id', '=', departmentId ?? ''))
}
