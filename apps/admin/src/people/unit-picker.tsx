import type { UnitRow } from '@linli/contract'
import { type FieldControl, Icon } from '@linli/ui'
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitList } from './unit-list.tsx'
import { type UnitSearch, useUnitSearch } from './use-unit-search.ts'
import './unit-picker.css'

interface UnitPickerProps {
  readonly control: FieldControl
  readonly units: readonly UnitRow[]
  /** Empty while nothing is chosen. */
  readonly value: string
  readonly onChange: (unitId: string) => void
}

/** One unit of many, found by typing a part of its name: a combobox with a list of the units, by kind. */
export function UnitPicker({ control, units, value, onChange }: UnitPickerProps) {
  const { t } = useTranslation()
  const listId = useId()
  const search = useUnitSearch({ units, value, onChange })
  const listed = search.open && search.count > 0
  return (
    <div className="unit-picker">
      <input
        {...control}
        className="ln-input unit-picker__input"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={listed ? listId : undefined}
        aria-activedescendant={listed && search.activeId ? `${listId}${search.activeId}` : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={t('people.unit-find')}
        value={search.text}
        onChange={({ target, nativeEvent }) =>
          search.type(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={({ currentTarget }) => search.type(currentTarget.value, false)}
        onClick={({ currentTarget }) => {
          if (!search.typing) currentTarget.select()
          search.show()
        }}
        onKeyDown={(event) => pressKey(event, search)}
        onBlur={search.leave}
      />
      <Icon name="chevron-down" />
      {search.open && <UnitList id={listId} search={search} value={value} />}
      <span className="ln-visually-hidden" role="status">
        {search.open && search.typing && t('people.units-found', { count: search.count })}
      </span>
    </div>
  )
}

function pressKey(event: KeyboardEvent, { open, activeId, ...search }: UnitSearch): void {
  // the input method's own keys: its Enter ends a word, its arrows choose characters
  if (event.nativeEvent.isComposing) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    if (open) search.move(event.key === 'ArrowDown' ? 1 : -1)
    else search.show()
  }
  if (!open) return
  if (event.key === 'Enter') {
    event.preventDefault()
    if (activeId) search.choose(activeId)
  }
  if (event.key === 'Escape') {
    event.preventDefault()
    search.dismiss()
  }
}
