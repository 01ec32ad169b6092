import type { PostRow } from '@linli/contract'
import { type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { PostChip } from './post-chip.tsx'

export function PostsTable({ posts }: { posts: readonly PostRow[] }) {
  const { t } = useTranslation()
  const columns: readonly Column<PostRow>[] = [
    {
      key: 'title',
      header: t('unit-posts.title'),
      speaksForItself: true,
      cell: ({ id, title }) => (
        <AppLink to={`/unit-posts/${id}`} className="ln-link">
          <b>{title}</b>
        </AppLink>
      ),
    },
    { key: 'unit', header: t('unit-posts.unit'), cell: ({ unit }) => unit },
    { key: 'role', header: t('people.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      key: 'holders',
      header: t('unit-posts.holder'),
      cell: ({ holders }) =>
        holders
          .map(({ name, acting }) => (acting ? t('unit-posts.holder-acting', { name }) : name))
          .join(t('list-separator')),
    },
    { key: 'state', header: t('unit-posts.state'), speaksForItself: true, cell: (post) => <PostChip post={post} /> },
  ]
  return (
    <DataTable
      caption={t('nav.posts')}
      columns={columns}
      sections={[{ key: 'all', rows: posts }]}
      rowKey={({ id }) => id}
    />
  )
}
