import { Icon } from '@linli/ui'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AccountPanel } from './account-panel.tsx'

/** Who is at work in which post; opens the switch between posts and the ways out. */
export function PostMenu() {
  const { t } = useTranslation()
  const { person, post } = useSession()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', closeOutside)
    return () => removeEventListener('pointerdown', closeOutside)
  }, [open])

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    opener.current?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for Escape from the controls inside
    <div className="app-post" ref={box} onKeyDown={closeOnEscape}>
      <button
        type="button"
        ref={opener}
        className="app-post__opener"
        aria-expanded={open}
        aria-controls="account-panel"
        onClick={() => setOpen(!open)}
      >
        <span className="ln-visually-hidden">{t('shell.account')}</span>
        <b>{person.name}</b>
        <span className="app-post__title">{post.title}</span>
        <Icon name="chevron-down" />
      </button>
      {open && (
        <div className="app-post__panel" id="account-panel">
          <AccountPanel />
        </div>
      )}
    </div>
  )
}
