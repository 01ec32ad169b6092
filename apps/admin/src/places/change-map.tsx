import type { PlaceMapEdge } from '@linli/contract'
import { useTranslation } from 'react-i18next'
import { drawChangeMap, type MapBend } from './draw-change-map.ts'

const NAME_SHOWN = 11

/** The drawing alone; whoever cannot see it has the table below it. */
export function ChangeMap({ edges }: { readonly edges: readonly PlaceMapEdge[] }) {
  const { t } = useTranslation()
  const { width, height, columns, segments, bends } = drawChangeMap(edges)
  return (
    // a wide drawing is scrolled by keys as well
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by keyboard
    <section className="places-map" tabIndex={0} aria-label={t('places.map.drawing')}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('places.map.described', { count: columns.length })}
      >
        {columns.map(({ eventId, day, kind, x }) => (
          <g key={eventId}>
            <line className="places-map__day" x1={x} x2={x} y1={36} y2={height} />
            <text x={x} y={14} textAnchor="middle" className="places-map__date">
              {day}
            </text>
            <text x={x} y={30} textAnchor="middle" className="places-map__kind">
              {t(`places.kind.${kind}`)}
            </text>
          </g>
        ))}
        {bends.map((bend) => (
          <path key={bend.key} className="places-map__line" d={bendPath(bend)} />
        ))}
        {segments.map(({ key, name, x1, x2, y, ends }) => (
          <g key={key}>
            <line className="places-map__line" x1={x1} x2={x2} y1={y} y2={y} />
            {ends && <path className="places-map__end" d={`M${x2 - 4} ${y - 5}v10`} />}
            <text x={x1 + 12} y={y - 8} className="places-map__name">
              {name.length > NAME_SHOWN ? `${name.slice(0, NAME_SHOWN)}…` : name}
              <title>{name}</title>
            </text>
          </g>
        ))}
        {segments.map(({ key, x1, y }) => (
          <circle key={key} className="places-map__dot" cx={x1} cy={y} r={4} />
        ))}
      </svg>
    </section>
  )
}

/** From the one line to the other, in a soft curve around the event's day. */
function bendPath({ x, y1, y2 }: MapBend): string {
  return `M${x - 28} ${y1}C${x - 4} ${y1} ${x - 24} ${y2} ${x} ${y2}`
}
