import { newId } from '@linli/kernel'
import type { Caller } from './caller.ts'
import { type InputRecipes, mutateAt, noFilter, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
/** To come, so that whoever accepts changes nothing in the other district yet. */
const DAY = '2030-01-01'
const papers = { documentNumber: '秦政字〔2029〕3号', approvedBy: '市人民政府', reason: '区划调整' }

const isCity = ({ tenant }: Place) => tenant.tenantId === tenant.cityId

/** A proposal past the city's own call, which no district's place can make: a city's own, or of some other city; a party that is not named is nobody. */
async function proposed(place: Place, parties: { sourceId?: string; destinationId?: string }): Promise<{ id: string }> {
  const id = newId()
  const { sourceId = newId(), destinationId = newId() } = parties
  await place.admin.query(
    `insert into core.tenant_transfer (tenant_id, id, source_id, source_name, destination_id, destination_name, place, day, document_number,
       approved_by, reason, proposed_at, proposed_by, proposed_by_title, proposed_by_unit)
     values ($1, $2, $3, '甲区', $4, '乙区', $5, $6, '秦政字〔2029〕3号', '市人民政府', '区划调整', $7, '某人', '科长', '市民政局')`,
    [
      isCity(place) ? place.tenant.cityId : newId(),
      id,
      sourceId,
      destinationId,
      `某社区${place.mark}`,
      DAY,
      place.now(),
    ],
  )
  return { id }
}

/** As the source, or, in a city, as nobody's. */
export function leaving(place: Place): Promise<{ id: string }> {
  return proposed(place, isCity(place) ? {} : { sourceId: place.tenant.tenantId })
}

async function confirmable(place: Place) {
  const asked = { ...(await leaving(place)), unitId: await newCommunity(place) }
  if (isCity(place)) return { ...asked, digest: 'x', ...papers }
  const { data } = await place.office.query('transfers.preview', asked)
  const digest = typeof data === 'object' && data !== null && 'digest' in data ? data.digest : ''
  return { ...asked, digest, ...papers }
}

let communities = 0

/** One that nobody else has to do with. */
async function newCommunity({ admin, tenant, streetId, mark }: Place): Promise<string> {
  communities += 1
  const id = newId()
  const kind = streetId === tenant.units.root.id ? 'department' : 'community'
  await admin.query(
    `insert into core.org_unit (tenant_id, id, parent_id, kind, name, full_name, valid_from) values ($1, $2, $3, $4, $5, $5, '2024-01-01')`,
    [tenant.tenantId, id, streetId, kind, `迁出${communities}${mark}`],
  )
  await admin.query(
    `insert into core.org_unit_closure (tenant_id, ancestor_id, descendant_id, depth)
     select $1::uuid, ancestor_id, $2::uuid, depth + 1 from core.org_unit_closure where tenant_id = $1 and descendant_id = $3
     union all select $1::uuid, $2::uuid, $2::uuid, 0`,
    [tenant.tenantId, id, streetId],
  )
  return id
}

/** What another district has confirmed for this one. */
async function offered(place: Place, caller: Caller) {
  const [source] = caller.foreign.places
  // elsewhere than at home it is nothing to the caller's own district, which may not be its other party
  if (isCity(place) || place.tenant.tenantId !== caller.home.tenant.tenantId)
    return { ...(await proposed(place, {})), targetId: place.streetId, nonce: 'x' }
  const parties = { sourceId: source.tenant.tenantId, destinationId: place.tenant.tenantId }
  // both districts read the proposal, and this one what is in the package: neither carries anybody's mark
  const { id } = await proposed({ ...place, mark: '' }, parties)
  const unitId = await newCommunity({ ...source, mark: '' })
  const { data } = await source.office.query('transfers.preview', { id, unitId })
  const digest = typeof data === 'object' && data !== null && 'digest' in data ? data.digest : ''
  await mutate(source.office, 'transfers.confirm', { id, unitId, digest, ...papers })
  const { rows } = await place.admin.query<{ nonce: string }>(
    'select nonce from core.transfer_package where transfer_id = $1',
    [id],
  )
  return { id, targetId: place.streetId, nonce: rows[0]?.nonce }
}

async function ownPackage(place: Place) {
  const { id } = await leaving(place)
  await place.admin.query(
    `insert into core.transfer_package (tenant_id, nonce, transfer_id, source_id, destination_id, stage, sealed, hash, at)
     values ($1, $2, $3, $1, $4, 'sent', $5, 'x', $6)`,
    [place.tenant.tenantId, newId(), id, newId(), place.mark, place.now()],
  )
  return { id }
}

async function matter(place: Place) {
  const id = newId()
  await place.admin.query(
    `insert into core.handed_matter (tenant_id, id, transfer_id, unit_id, other_tenant_name, other_case_id, plugin_id, process, state, title,
       opened_at, history)
     values ($1, $2, $3, $4, '甲区', $5, 'admission', 'report', 'open', $6, $7, '[]')`,
    [place.tenant.tenantId, id, newId(), place.communityId, newId(), `旧件${place.mark}`, place.now()],
  )
  return { id, note: `已登记${place.mark}` }
}

function proposal(place: Place, { home }: Caller) {
  const other = home.places.find(({ districtId }) => districtId !== place.districtId) ?? place
  return {
    sourceId: place.districtId,
    destinationId: isCity(place) ? other.districtId : place.districtId,
    // for the districts to read, so without the place's mark
    place: '某街道',
    day: DAY,
    ...papers,
  }
}

export const transferInputs: InputRecipes = {
  'core transfers.districts': withoutInput,
  'core transfers.list': noFilter,
  'core transfers.get': { build: leaving },
  'core transfers.package': { build: ownPackage },
  'core transfers.propose': { build: proposal },
  'core transfers.withdraw': { build: async (place) => ({ ...(await leaving(place)), reason: '方案改变' }) },
  'core transfers.reject': { build: async (place) => ({ ...(await leaving(place)), reason: '材料有误' }) },
  'core transfers.preview': {
    build: async (place) => ({ ...(await leaving(place)), unitId: await newCommunity(place) }),
  },
  'core transfers.confirm': { build: confirmable },
  'core transfers.check': {
    async build(place, caller) {
      const { id, targetId } = await offered(place, caller)
      return { id, targetId }
    },
  },
  'core transfers.accept': { build: async (place, caller) => ({ ...(await offered(place, caller)), ...papers }) },
  'core transfers.takeUp': { build: matter },
}
