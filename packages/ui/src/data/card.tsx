import { type ReactNode, useId } from 'react'

/** A titled part of a page; `aside` stands small beside the title, for the rule's source. */
export function Card({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="ln-card" aria-labelledby={id}>
      <h2 id={id}>
        {title} {aside && <span className="ln-hint">{aside}</span>}
      </h2>
      {children}
    </section>
  )
}
