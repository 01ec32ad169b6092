import type { ParameterDetail, ParameterRecord } from '@linli/contract'
import { Chip, formatMoment } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { LevelChip } from './level-chip.tsx'
import { parameterPath } from './parameter-path.ts'
import { useParameterWords } from './use-parameter-words.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** All that was ever recorded, the latest first day first; what was corrected or withdrawn stays to be seen. */
export function ParameterHistory({ detail }: { detail: ParameterDetail }) {
  const [withdrawn, setWithdrawn] = useState<ParameterRecord>()
  return (
    <>
      <ol className="parameters-history">
        {detail.history.map((record) => (
          <li
            key={`${record.level} ${record.version} ${record.recordedAt}`}
            className={record.closed ? 'parameters-history__closed' : undefined}
          >
            <Entry record={record} detail={detail} />
            {detail.maySet && record.acts.length > 0 && (
              <Acts record={record} parameter={detail.definition.key} onWithdraw={() => setWithdrawn(record)} />
            )}
          </li>
        ))}
      </ol>
      {withdrawn && <WithdrawDialog record={withdrawn} onClose={() => setWithdrawn(undefined)} />}
    </>
  )
}

function Entry({ record, detail: { definition } }: { record: ParameterRecord; detail: ParameterDetail }) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const { value, validFrom, validTo, source, reason, recordedBy, recordedAt, corrects, closed } = record
  return (
    <div className="parameters-history__entry">
      <div className="parameters-history__head">
        <span className="parameters-history__day">{t('parameters.from', { day: validFrom })}</span>
        <b>{value === undefined ? t('parameters.ended') : words.value(definition, value)}</b>
        {validTo && <span className="ln-hint">{t('parameters.until', { day: validTo })}</span>}
        <LevelChip level={record.level} />
        {closed && (
          <Chip tone="quiet" icon="cross">
            {t(`parameters.closed.${closed.as}`)}
          </Chip>
        )}
      </div>
      <div className="ln-hint">
        {source.document} {source.section}
        {corrects && ` · ${t('parameters.corrects', { version: corrects })}`}
      </div>
      {reason && <div>{t('parameters.reason-given', { reason })}</div>}
      <div className="ln-hint">
        {t('parameters.recorded', {
          moment: formatMoment(recordedAt),
          by: recordedBy || t('parameters.level.product'),
        })}
      </div>
      {closed && (
        <div className="ln-hint">
          {t(`parameters.closed-by.${closed.as}`, {
            moment: formatMoment(closed.at),
            by: closed.by,
            reason: closed.reason,
          })}
        </div>
      )}
    </div>
  )
}

interface ActsProps {
  readonly record: ParameterRecord
  readonly parameter: string
  readonly onWithdraw: () => void
}

function Acts({ record: { id, acts }, parameter, onWithdraw }: ActsProps) {
  const { t } = useTranslation()
  return (
    <div className="parameters-history__acts">
      {acts.includes('correct') && (
        <AppLink to={parameterPath(parameter, { correct: id }, '/set')} className="ln-button">
          {t('parameters.correct')}
        </AppLink>
      )}
      {acts.includes('withdraw') && (
        <button type="button" className="ln-button" onClick={onWithdraw}>
          {t('parameters.withdraw')}
        </button>
      )}
    </div>
  )
}
