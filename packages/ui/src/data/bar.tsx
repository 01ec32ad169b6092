/** A share of the largest value in the column, drawn small beside its figure; the figure itself is the message. */
export function Bar({ value, most }: { value: number; most: number }) {
  const share = most > 0 ? Math.min(100, (value / most) * 100) : 0
  return (
    <span className="ln-bar" aria-hidden="true">
      <i style={{ width: `${share}%` }} />
    </span>
  )
}
