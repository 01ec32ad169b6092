import type { UnitKind } from '@linli/contract'
import { unitKinds } from '@linli/contract/register'
import { PageHeader } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { OrganisationTabs } from '../places/organisation-tabs.tsx'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { UnitSearch } from './unit-search.tsx'
import { UnitTree } from './unit-tree.tsx'
import { useAddress } from './use-address.ts'
import './organisation.css'

const ofDistrict = unitKinds.filter((kind) => kind !== 'city' && kind !== 'district')
const ofCity: readonly UnitKind[] = ['department']

/** The register of units: a tree that opens level by level, and a list for whoever looks for something. */
export function OrganisationPage() {
  const { t } = useTranslation()
  const session = useSession()
  const inCity = isInCity(session)
  const [address, change] = useAddress()
  const text = address.get('find') ?? ''
  const kind = ofDistrict.find((one) => one === address.get('kind'))
  const ended = address.get('ended') === '1'
  const searching = text.trim() !== '' || kind !== undefined || ended
  return (
    <>
      <PageHeader
        title={t(inCity ? 'nav.city-units' : 'nav.organisation')}
        actions={
          session.permissions.includes('organisation:edit') && (
            <AppLink to="/organisation/import" className="ln-button">
              {t('import.title')}
            </AppLink>
          )
        }
      />
      <OrganisationTabs current="register" />
      {inCity && <p className="ln-muted organisation-note">{t('organisation.city-note')}</p>}
      <search className="organisation-filters">
        <input
          type="search"
          className="ln-input organisation-filter"
          aria-label={t('organisation.filter')}
          placeholder={t('organisation.filter')}
          maxLength={40}
          defaultValue={text}
          onChange={(event) => change({ find: event.target.value })}
        />
        <select
          className="ln-input organisation-kind"
          aria-label={t('organisation.kind')}
          value={kind ?? ''}
          onChange={(event) => change({ kind: event.target.value })}
        >
          <option value="">{t('organisation.all-kinds')}</option>
          {(inCity ? ofCity : ofDistrict).map((one) => (
            <option key={one} value={one}>
              {t(`unit-kind-one.${one}`)}
            </option>
          ))}
        </select>
        <label className="ln-row organisation-ended">
          <input
            type="checkbox"
            checked={ended}
            onChange={(event) => change({ ended: event.target.checked ? '1' : '' })}
          />
          {t('organisation.with-ended')}
        </label>
      </search>
      {searching ? <UnitSearch text={text.trim()} kind={kind} ended={ended} /> : <UnitTree />}
    </>
  )
}
