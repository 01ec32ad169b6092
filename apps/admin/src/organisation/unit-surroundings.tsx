import type { UnitDetail, UnitPost } from '@linli/contract'
import { Card } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'

/** How many units of each kind stand directly below, each a link to their list. */
export function UnitChildren({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation()
  return (
    <Card title={t('unit.below')}>
      {unit.children.length === 0 ? (
        <p className="ln-muted">{t('organisation.nothing-below')}</p>
      ) : (
        <ul className="organisation-names">
          {unit.children.map(({ kind, count }) => (
            <li key={kind}>
              <AppLink to={`/organisation/units/${unit.id}/below?kind=${kind}`} className="ln-link">
                {t(`unit-kind-one.${kind}`)}
              </AppLink>{' '}
              <span className="ln-muted">{t('organisation.count', { count })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function UnitPosts({ posts }: { posts: readonly UnitPost[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('unit.posts')}>
      {posts.length === 0 ? (
        <p className="ln-muted">{t('unit.no-posts')}</p>
      ) : (
        <ul className="organisation-names">
          {posts.map(({ id, title, holders }) => (
            <li key={id}>
              {title}{' '}
              <span className="ln-muted">
                {holders.length > 0 ? holders.join(t('list-separator')) : t('unit.vacant')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
