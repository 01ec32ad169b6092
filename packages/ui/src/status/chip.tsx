import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'quiet' | 'info' | 'ok' | 'warn' | 'bad'

/** A status: icon, word and colour together, never colour alone. */
export function Chip({ tone, icon, children }: { tone: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className={`ln-chip ln-chip--${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
