import { Icon } from '@linli/ui'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitChoice } from './find-units.ts'
import type { UnitSearch } from './use-unit-search.ts'

interface UnitListProps {
  readonly id: string
  readonly search: UnitSearch
  /** The unit chosen so far. */
  readonly value: string
}

/** The list under the field. The focus stays in the field, which names the active option. */
export function UnitList({ id, search: { groups, count, activeId, choose }, value }: UnitListProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (activeId) document.getElementById(`${id}${activeId}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, activeId])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press inside must not take the focus, or the field would be left before a choice is made
    <div className="unit-picker__list" ref={box} onMouseDown={(event) => event.preventDefault()}>
      {count === 0 ? (
        <p className="ln-hint">{t('people.unit-none')}</p>
      ) : (
        <div id={id} role="listbox" aria-label={t('people.unit')}>
          {groups.map(({ kind, choices }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset groups fields
            <div key={kind} role="group" aria-labelledby={`${id}${kind}`}>
              <div className="unit-picker__kind" id={`${id}${kind}`} role="presentation">
                {t(`unit-kind.${kind}`)}
              </div>
              {choices.map((choice) => (
                <Option
                  key={choice.id}
                  id={`${id}${choice.id}`}
                  choice={choice}
                  active={choice.id === activeId}
                  chosen={choice.id === value}
                  onChoose={choose}
                />
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly choice: UnitChoice
  readonly active: boolean
  readonly chosen: boolean
  readonly onChoose: (unitId: string) => void
}

function Option({ id, choice, active, chosen, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    <div
      className="unit-picker__option"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={() => onChoose(choice.id)}
    >
      {choice.label}
      {chosen && <Icon name="check" />}
    </div>
  )
}
