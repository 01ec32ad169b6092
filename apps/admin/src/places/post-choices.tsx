import type { TouchedPost } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { SuccessorSelect } from './case-choices.tsx'
import type { Chosen } from './chosen.ts'

interface PostChoicesProps {
  readonly posts: readonly TouchedPost[]
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

/** Posts and the people in them, with the unit that they go to; the first successor unless another is chosen. */
export function PostChoices({ posts, chosen, onChange }: PostChoicesProps) {
  const { t } = useTranslation()
  const columns: readonly Column<TouchedPost>[] = [
    {
      key: 'post',
      header: t('places.column.post'),
      speaksForItself: true,
      cell: ({ title, people }) => (
        <>
          {title}
          <div className="ln-hint">{people.length > 0 ? people.join(t('list-separator')) : t('places.vacant')}</div>
        </>
      ),
    },
    { key: 'unit', header: t('places.column.unit'), cell: ({ unit }) => unit },
    {
      key: 'to',
      header: t('places.column.to'),
      cell: ({ postId, title, successors }) => (
        <SuccessorSelect
          label={t('places.to-of', { title })}
          successors={successors}
          value={chosen[postId] ?? successors[0]?.key ?? ''}
          onChange={(to) => onChange(to === '' ? withoutKey(chosen, postId) : { ...chosen, [postId]: to })}
        />
      ),
    },
  ]
  return (
    <Card title={t('places.touched.posts')} aside={t('places.count', { count: posts.length })}>
      <DataTable
        caption={t('places.touched.posts')}
        columns={columns}
        sections={[{ key: 'all', rows: posts }]}
        rowKey={({ postId }) => postId}
      />
    </Card>
  )
}

function withoutKey(chosen: Chosen, key: string): Chosen {
  return Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== key))
}
