/** Drawn here rather than typed as symbols: old Windows fonts lack half of them, and a missing glyph is no status. */
const PATHS = {
  alert: 'M8 1.8 15 14H1L8 1.8Zm0 4.4v3.6m0 1.8v.2',
  check: 'm2.8 8.6 3.4 3.4 7-7.6',
  'chevron-down': 'm3.5 6 4.5 4.5L12.5 6',
  'chevron-right': 'm6 3.5 4.5 4.5L6 12.5',
  clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm0 2.8V8l2.4 1.6',
  cross: 'm3.6 3.6 8.8 8.8m0-8.8-8.8 8.8',
  dot: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z',
  flag: 'M3.5 14.5v-13m0 1h8.6l-2 3 2 3H3.5',
  inbox: 'M1.8 9.2 4 2.8h8l2.2 6.4v4H1.8v-4Zm0 0h3.6l1 2h3.2l1-2h3.6',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm0 5.4v3.6m0-6v.3',
  list: 'M5.5 3.5h8.7M5.5 8h8.7M5.5 12.5h8.7M1.8 3.5h.8M1.8 8h.8m-.8 4.5h.8',
  menu: 'M2 4h12M2 8h12M2 12h12',
  pause: 'M5.5 3.2v9.6m5-9.6v9.6',
  person: 'M8 2a2.8 2.8 0 1 1 0 5.6A2.8 2.8 0 0 1 8 2ZM2.4 14c.5-3 2.6-4.6 5.6-4.6s5.1 1.6 5.6 4.6',
} as const

export type IconName = keyof typeof PATHS

/** Always beside a word, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="ln-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill={name === 'dot' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
