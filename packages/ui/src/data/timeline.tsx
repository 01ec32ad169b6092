import type { ReactNode } from 'react'

export interface TimelineStep {
  readonly key: string
  readonly title: ReactNode
  /** Who, post, unit and when. */
  readonly by?: ReactNode
  readonly opinion?: string
  readonly status: 'done' | 'now' | 'coming'
}

/** A case from its first day to its coming steps, which are grey. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol className="ln-timeline">
      {steps.map((step) => (
        <li
          key={step.key}
          className={step.status === 'done' ? undefined : `ln-timeline__${step.status}`}
          aria-current={step.status === 'now' ? 'step' : undefined}
        >
          {step.status === 'now' ? <b>{step.title}</b> : step.title}
          {step.by && <div className="ln-hint">{step.by}</div>}
          {step.opinion && <p className="ln-timeline__opinion">{step.opinion}</p>}
        </li>
      ))}
    </ol>
  )
}
