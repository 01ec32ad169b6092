import type { UnitRow } from '@linli/contract'
import { useState } from 'react'
import { findUnits, type UnitGroup } from './find-units.ts'

interface UnitSearchOptions {
  readonly units: readonly UnitRow[]
  readonly value: string
  readonly onChange: (unitId: string) => void
}

export interface UnitSearch {
  /** What stands in the field: the text being typed, else the unit chosen. */
  readonly text: string
  readonly typing: boolean
  readonly open: boolean
  readonly groups: readonly UnitGroup[]
  readonly count: number
  /** The unit that Enter would choose. */
  readonly activeId: string | undefined
  readonly show: () => void
  /** @param composing while an input method still makes characters out of letters, nothing is searched */
  readonly type: (text: string, composing: boolean) => void
  readonly move: (step: 1 | -1) => void
  readonly choose: (unitId: string) => void
  readonly dismiss: () => void
  /** The field is left: what was typed counts if it means one unit or none, and else what was chosen before. */
  readonly leave: () => void
}

interface Typing {
  readonly text: string
  readonly searched: string
}

/** A list that opens under a field and narrows with what is typed there. */
export function useUnitSearch({ units, value, onChange }: UnitSearchOptions): UnitSearch {
  const [typing, setTyping] = useState<Typing>()
  const [open, setOpen] = useState(false)
  const [activeId, setActiveId] = useState<string>()
  const groups = findUnits(units, typing?.searched ?? '')
  const ids = listIds(groups)

  const dismiss = () => {
    setTyping(undefined)
    setOpen(false)
    setActiveId(undefined)
  }
  const choose = (unitId: string) => {
    onChange(unitId)
    dismiss()
  }
  return {
    text: typing?.text ?? labelOf(units, value),
    typing: typing !== undefined,
    open,
    groups,
    count: ids.length,
    activeId,
    show: () => {
      setOpen(true)
      setActiveId(value || undefined)
    },
    type: (text, composing) => {
      const searched = composing ? (typing?.searched ?? '') : text
      setTyping({ text, searched })
      setOpen(true)
      setActiveId(searched.trim() ? listIds(findUnits(units, searched))[0] : undefined)
    },
    move: (step) => {
      const from = activeId === undefined ? -1 : ids.indexOf(activeId)
      setOpen(true)
      setActiveId(from < 0 ? ids.at(step === 1 ? 0 : -1) : ids.at((from + step) % ids.length))
    },
    choose,
    dismiss,
    leave: () => {
      const [only, ...others] = ids
      if (typing && !typing.text.trim()) choose('')
      else if (typing && only !== undefined && others.length === 0) choose(only)
      else dismiss()
    },
  }
}

function listIds(groups: readonly UnitGroup[]): readonly string[] {
  return groups.flatMap(({ choices }) => choices.map(({ id }) => id))
}

function labelOf(units: readonly UnitRow[], unitId: string): string {
  const choices = findUnits(units, '').flatMap((group) => group.choices)
  return choices.find(({ id }) => id === unitId)?.label ?? ''
}
