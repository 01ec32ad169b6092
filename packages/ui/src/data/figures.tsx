import type { ReactNode } from 'react'

export interface Figure {
  readonly label: string
  readonly value: ReactNode
  /** Red is for what is overdue or wrong, nothing else. */
  readonly alarming?: boolean
}

/** A row of plain figures; no arrows, no trends that nobody computed. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="ln-figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className={figure.alarming ? 'ln-bad-text' : undefined}>{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}
