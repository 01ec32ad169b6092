import type { ReactNode } from 'react'

/** Facts of one thing, term beside value; entries without a value are left out by the caller, never shown as blanks. */
export function DescriptionList({ entries }: { entries: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="ln-description">
      {entries.flatMap(({ term, value }) => [<dt key={`${term}:term`}>{term}</dt>, <dd key={term}>{value}</dd>])}
    </dl>
  )
}
