import { ErrorNotice, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AddingPage } from '../people/adding-page.tsx'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AppointForm } from './appoint-form.tsx'
import { postQuery } from './posts-queries.ts'
import '../people/people.css'

/** Gives a post to somebody: for good, until a day, or as a deputy. */
export function AppointPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const { postId = '' } = useParams({ strict: false })
  const query = useQuery({ ...postQuery(postId), enabled: permissions.includes('people:manage') })
  if (!permissions.includes('people:manage')) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  const post = query.data
  return (
    <AddingPage
      title={t('unit-posts.appoint')}
      list={{ to: `/unit-posts/${postId}`, name: `${post.unit} ${post.title}`, back: t('unit-posts.back-to-post') }}
      form={(onAdded) => <AppointForm post={post} onAdded={onAdded} />}
    />
  )
}
