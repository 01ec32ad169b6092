import type { AppointmentRow, PostDetail } from '@linli/contract'
import { Card, type Column, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppointmentTable, HandOverLink, personColumn } from '../people/appointment-table.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { PostChip } from './post-chip.tsx'
import { PostDialog } from './post-dialog.tsx'
import { PostHandOvers } from './post-hand-overs.tsx'
import { postQuery } from './posts-queries.ts'

/** One post: who held it, holds it and will, and what passed on with it. */
export function PostPage() {
  const { i18n } = useTranslation()
  const { permissions } = useSession()
  const { postId = '' } = useParams({ strict: false })
  const query = useQuery({ ...postQuery(postId), enabled: permissions.includes('people:view') })
  if (!permissions.includes('people:view')) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return <Post post={query.data} />
}

function Post({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const [dialog, setDialog] = useState<'rename' | 'close'>()
  const mayManage = permissions.includes('people:manage') && post.closedOn === undefined
  const byTwo = post.role.endsWith('-administrator')
  return (
    <>
      <PageHeader
        title={post.title}
        trail={
          <AppLink to="/unit-posts" className="ln-link">
            {t('nav.posts')}
          </AppLink>
        }
        beside={
          <>
            <span className="ln-muted">
              {post.unit} · {t(`role.${post.role}`)}
            </span>
            <PostChip post={post} />
          </>
        }
        actions={
          mayManage && (
            <>
              <button type="button" className="ln-button" onClick={() => setDialog('rename')}>
                {t('unit-posts.rename')}
              </button>
              <button type="button" className="ln-button" onClick={() => setDialog('close')}>
                {t('unit-posts.close')}
              </button>
              {!byTwo && (
                <AppLink to={`/unit-posts/${post.id}/appoint`} className="ln-button ln-button--primary">
                  {t('unit-posts.appoint')}
                </AppLink>
              )}
            </>
          )
        }
      />
      <div className="ln-stack">
        <PostHistory post={post} mayHandOver={mayManage && !byTwo} />
        {post.handOvers.length > 0 && <PostHandOvers handOvers={post.handOvers} />}
      </div>
      {dialog && <PostDialog key={dialog} act={dialog} post={post} onClose={() => setDialog(undefined)} />}
    </>
  )
}

function PostHistory({ post, mayHandOver }: { post: PostDetail; mayHandOver: boolean }) {
  const { t } = useTranslation()
  const { person: me } = useSession()
  const columns: readonly Column<AppointmentRow>[] = [
    personColumn(t('people.name')),
    { key: 'title', header: t('unit-posts.title'), cell: ({ title }) => title },
  ]
  const handOver = (one: AppointmentRow) => one.personId !== me.id && <HandOverLink appointment={one} />
  return (
    <Card title={t('unit-posts.history')}>
      {post.appointments.length === 0 ? (
        <p className="ln-muted">{t('unit-posts.history-none')}</p>
      ) : (
        <AppointmentTable
          caption={t('unit-posts.history')}
          columns={columns}
          appointments={post.appointments}
          acts={mayHandOver ? handOver : undefined}
        />
      )}
    </Card>
  )
}
