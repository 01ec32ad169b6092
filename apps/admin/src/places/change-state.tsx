import type { PlaceEventState, PlaceProblem } from '@linli/contract'
import { Chip, type IconName, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'

const LOOKS: Readonly<Record<PlaceEventState, readonly [Tone, IconName]>> = {
  planned: ['info', 'clock'],
  'in-effect': ['ok', 'check'],
  cancelled: ['quiet', 'cross'],
}

/** Whether a change is planned, in effect or cancelled; a planned one that was refused on its day says so. */
export function ChangeState({
  state,
  problem,
}: {
  readonly state: PlaceEventState
  readonly problem?: PlaceProblem | undefined
}) {
  const { t } = useTranslation()
  if (problem !== undefined) {
    return (
      <Chip tone="bad" icon="alert">
        {t('places.state.refused')}
      </Chip>
    )
  }
  const [tone, icon] = LOOKS[state]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`places.state.${state}`)}
    </Chip>
  )
}
