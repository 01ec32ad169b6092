import type { ReactNode } from 'react'

export interface TimelineStep {
  readonly key: string
  readonly title: ReactNode
  /** Who, post, unit and when. */
  readonly by?: ReactNode
  readonly opinion?: string
  /** How long it took since the step before. */
  readonly taken?: ReactNode
  /** `note`: something that happened beside the way. */
  readonly status: 'done' | 'now' | 'coming' | 'note'
  /** What goes on side by side below this step. */
  readonly branches?: readonly TimelineBranch[]
}

export interface TimelineBranch {
  readonly key: string
  readonly title: ReactNode
  /** Its outcome or deadline, as a chip. */
  readonly chip?: ReactNode
  readonly steps: readonly TimelineStep[]
}

/** A case from its first day to its coming steps, which are grey; branches stand side by side. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol className="ln-timeline">
      {steps.map((step) => (
        <li
          key={step.key}
          className={step.status === 'done' ? undefined : `ln-timeline__${step.status}`}
          aria-current={step.status === 'now' ? 'step' : undefined}
        >
          <StepText step={step} />
          {step.branches && step.branches.length > 0 && <Branches branches={step.branches} />}
        </li>
      ))}
    </ol>
  )
}

function StepText({ step }: { step: TimelineStep }) {
  return (
    <>
      {step.status === 'now' ? <b>{step.title}</b> : step.title}
      {step.taken && <span className="ln-timeline__taken">{step.taken}</span>}
      {step.by && <div className="ln-hint">{step.by}</div>}
      {step.opinion && <p className="ln-timeline__opinion">{step.opinion}</p>}
    </>
  )
}

function Branches({ branches }: { branches: readonly TimelineBranch[] }) {
  return (
    <ul className="ln-branches">
      {branches.map(({ key, title, chip, steps }) => (
        <li key={key} className="ln-branch">
          <div className="ln-branch__head">
            <span>{title}</span>
            {chip}
          </div>
          {steps.map((step) => (
            <div key={step.key} className="ln-branch__step">
              <StepText step={step} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
