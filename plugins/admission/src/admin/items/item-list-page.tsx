import { useAdminHost, usePermission } from '@linli/sdk/admin'
import { PageHeader } from '@linli/ui'
import { itemStates } from '../../contract/dictionary.ts'
import { StateListing } from '../state-listing.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { BulkItems } from './bulk-items.tsx'

/** The applications one may see: the office all, a department its own. */
export function ItemListPage() {
  const { t } = useWords()
  const { Link } = useAdminHost()
  const client = useAdmissionClient()
  const mayFile = usePermission('admission:file')
  return (
    <>
      <PageHeader
        title={t('page.items.title')}
        actions={
          mayFile && (
            <Link to="/admission/items/new" className="ln-button ln-button--primary">
              {t('page.items.file')}
            </Link>
          )
        }
      />
      <StateListing
        listing="items"
        process="item"
        states={itemStates}
        load={client.item.list.query}
        emptyNote={t(mayFile ? 'page.items.none-file' : 'page.items.none-office')}
      >
        {(rows) => <BulkItems rows={rows} />}
      </StateListing>
    </>
  )
}
