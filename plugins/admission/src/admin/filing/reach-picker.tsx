import { type UnitRow, useAdminHost } from '@linli/sdk/admin'
import { ErrorNotice, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useWords } from '../use-admission.ts'
import { buildReachTree, filterReachTree, type ReachStreet, type Share, shareOf } from './reach-tree.ts'
import './reach-picker.css'

interface ReachPickerProps {
  readonly chosen: readonly string[]
  readonly onChange: (communityIds: readonly string[]) => void
}

/** Which communities an item reaches: the whole district, whole streets, or single communities. */
export function ReachPicker({ chosen, onChange }: ReachPickerProps) {
  const { describeError, listUnits, me } = useAdminHost()
  const query = useQuery({ queryKey: ['organisation', 'units', me.tenant.id], queryFn: listUnits, staleTime: 300_000 })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={4} />
  return <ReachTree units={query.data} chosen={chosen} onChange={onChange} />
}

function ReachTree({ units, chosen, onChange }: ReachPickerProps & { readonly units: readonly UnitRow[] }) {
  const { t } = useWords()
  const [filter, setFilter] = useState('')
  const streets = useMemo(() => buildReachTree(units), [units])
  const all = useMemo(() => streets.flatMap((street) => street.communities), [streets])
  const chosenSet = useMemo(() => new Set(chosen), [chosen])
  const shown = filterReachTree(streets, filter)

  const choose = (communities: readonly UnitRow[], choice: boolean) => {
    const next = new Set(chosen)
    for (const { id } of communities) {
      if (choice) next.add(id)
      else next.delete(id)
    }
    onChange([...next])
  }
  return (
    <div className="reach">
      <div className="reach__head">
        <Check
          share={shareOf(all, chosenSet)}
          label={t('page.reach.all', { count: all.length })}
          onChange={(choice) => choose(all, choice)}
        />
        <input
          className="ln-input reach__filter"
          type="search"
          aria-label={t('page.reach.filter')}
          placeholder={t('page.reach.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      <div className="reach__streets">
        {shown.map((street) => (
          <Street key={street.id} street={street} chosen={chosenSet} open={filter.trim() !== ''} onChoose={choose} />
        ))}
        {shown.length === 0 && <p className="ln-hint">{t('page.reach.no-match')}</p>}
      </div>
      <p className="reach__foot" role="status">
        {t('page.reach.chosen', { count: chosen.length, total: all.length })}
      </p>
    </div>
  )
}

interface StreetProps {
  readonly street: ReachStreet
  readonly chosen: ReadonlySet<string>
  readonly open: boolean
  readonly onChoose: (communities: readonly UnitRow[], choice: boolean) => void
}

function Street({ street, chosen, open, onChoose }: StreetProps) {
  const { t } = useWords()
  const { communities } = street
  const count = communities.filter(({ id }) => chosen.has(id)).length
  return (
    <div className="reach__street">
      <Check
        share={shareOf(communities, chosen)}
        label={street.name}
        onChange={(choice) => onChoose(communities, choice)}
      />
      <details open={open || undefined}>
        <summary>{t('page.reach.street', { chosen: count, count: communities.length })}</summary>
        <div className="reach__communities">
          {communities.map((community) => (
            <Check
              key={community.id}
              share={chosen.has(community.id) ? 'all' : 'none'}
              label={community.name}
              onChange={(choice) => onChoose([community], choice)}
            />
          ))}
        </div>
      </details>
    </div>
  )
}

function Check({ share, label, onChange }: { share: Share; label: string; onChange: (choice: boolean) => void }) {
  return (
    <label className="ln-check">
      <input
        type="checkbox"
        checked={share === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = share === 'some'
        }}
        onChange={() => onChange(share !== 'all')}
      />
      {label}
    </label>
  )
}
