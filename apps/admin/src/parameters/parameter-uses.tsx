import type { ParameterDetail } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useParameterWords } from './use-parameter-words.ts'

type Running = ParameterDetail['running'][number]

/** What goes by the parameter, and the deadlines that run by it now: each keeps the version it began with. */
export function ParameterUses({ detail: { definition, users, running } }: { detail: ParameterDetail }) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const columns: Column<Running>[] = [
    {
      key: 'version',
      header: t('parameters.version'),
      cell: ({ version, level }) =>
        version && level ? `${version} · ${t(`parameters.level.${level}`)}` : t('parameters.version-unknown'),
    },
    { key: 'value', header: t('parameters.value'), cell: ({ value }) => words.value(definition, value) },
    { key: 'count', header: t('parameters.running-count'), number: true, cell: ({ count }) => count },
  ]
  return (
    <Card title={t('parameters.uses')}>
      {users.length === 0 ? (
        <p className="ln-muted">{t('parameters.unused')}</p>
      ) : (
        <ul className="parameters-users">
          {users.map((user) => (
            <li key={`${user.kind}:${user.name}`}>
              {words.user(user)}
              <span className="ln-hint">{t(`parameters.user.${user.kind}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {running.length > 0 && (
        <>
          <p>{t('parameters.running-note')}</p>
          <DataTable
            narrow
            caption={t('parameters.running')}
            columns={columns}
            sections={[{ key: 'all', rows: running }]}
            rowKey={({ version, level, value }) => `${version}${level}${value}`}
          />
        </>
      )}
    </Card>
  )
}
