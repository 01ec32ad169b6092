import type { DateText } from '@linli/kernel'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { KeyboardEvent } from 'react'
import type { FieldControl } from '../forms/field.tsx'
import { AntdTheme } from './antd-theme.tsx'

interface DateFieldProps {
  readonly control: FieldControl
  /** Empty text while nothing is chosen. */
  readonly value: DateText
  readonly onChange: (day: DateText) => void
}

/** A day, always written `YYYY-MM-DD` whatever the operating system prefers; it can be typed as well as picked. */
export function DateField({ control, value, onChange }: DateFieldProps) {
  // Enter takes the day that was typed; it must not send the form as well
  const keepForm = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault()
  }
  return (
    <AntdTheme>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key comes from the input inside */}
      <div onKeyDown={keepForm}>
        <DatePicker
          {...control}
          className="ln-date"
          format="YYYY-MM-DD"
          value={value ? dayjs(value, 'YYYY-MM-DD') : null}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
        />
      </div>
    </AntdTheme>
  )
}
