import type { PostRow } from '@linli/contract'
import { Chip } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const LOOKS = {
  held: { tone: 'ok', icon: 'check' },
  vacant: { tone: 'warn', icon: 'alert' },
  closed: { tone: 'quiet', icon: 'cross' },
} as const

export function PostChip({ post: { closedOn, vacant } }: { post: Pick<PostRow, 'closedOn' | 'vacant'> }) {
  const { t } = useTranslation()
  const state = closedOn === undefined ? (vacant ? 'vacant' : 'held') : 'closed'
  return <Chip {...LOOKS[state]}>{t(`unit-posts.state.${state}`)}</Chip>
}
