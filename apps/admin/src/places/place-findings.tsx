import type { PlaceFinding } from '@linli/contract'
import { Card } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { Finding } from '../organisation/finding.tsx'

/** How the rules come out for what a change leaves, unit by unit. */
export function PlaceFindings({
  title,
  findings,
}: {
  readonly title: string
  readonly findings: readonly PlaceFinding[]
}) {
  const { t } = useTranslation()
  return (
    <Card title={title}>
      <ul className="places-findings">
        {findings.map(({ key, name, finding, counted }) => (
          <li key={`${key} ${finding.rule}`}>
            <Finding finding={finding} unit={name} note={counted ? t('places.households-counted') : undefined} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
