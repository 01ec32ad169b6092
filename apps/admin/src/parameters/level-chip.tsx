import type { ParameterLevel } from '@linli/contract'
import { Chip } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** Who set a value: the district itself, its city, or the product as it came. */
export function LevelChip({ level }: { level: ParameterLevel }) {
  const { t } = useTranslation()
  return (
    <Chip tone={level === 'district' ? 'info' : 'quiet'} icon={level === 'district' ? 'flag' : 'list'}>
      {t(`parameters.level.${level}`)}
    </Chip>
  )
}
