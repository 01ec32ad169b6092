import type { ReactNode } from 'react'
import { Icon, type IconName } from '../status/icon.tsx'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'bad'

const ICONS: Record<NoticeTone, IconName> = { info: 'info', ok: 'check', warn: 'alert', bad: 'alert' }

interface NoticeProps {
  readonly tone: NoticeTone
  readonly title?: string
  readonly children?: ReactNode
}

/** A message that stays until its matter is settled; read out when it appears. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`ln-notice ln-notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div className="ln-notice__body">
        {title && <p>{children ? <b>{title}</b> : title}</p>}
        {children}
      </div>
    </div>
  )
}
