import type { ReactNode } from 'react'

/** Why a place is empty (none yet, no match, no permission: three different texts) and one next action. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="ln-empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
