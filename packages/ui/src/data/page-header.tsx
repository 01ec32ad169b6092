import { type ReactNode, useEffect } from 'react'

interface PageHeaderProps {
  readonly title: string
  /** Where the page belongs; links come from the caller. */
  readonly trail?: ReactNode
  /** Chips and words beside the title. */
  readonly beside?: ReactNode
  /** At most one primary button. */
  readonly actions?: ReactNode
}

/** A page's heading; it names the document too, so that history and tabs can be told apart. */
export function PageHeader({ title, trail, beside, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <header className="ln-page-header">
      {trail && <div className="ln-page-header__trail ln-hint">{trail}</div>}
      <h1 tabIndex={-1}>{title}</h1>
      {beside}
      {actions && <div className="ln-page-header__actions">{actions}</div>}
    </header>
  )
}
