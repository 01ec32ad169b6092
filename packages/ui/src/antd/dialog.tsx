import { Modal } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AntdTheme } from './antd-theme.tsx'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly children: ReactNode
  /** The verb with its object: 退回补正, never 确定. */
  readonly submitLabel: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** One question at a time, as a form; the focus goes back to the opener when it closes. Never opened from another dialog. */
export function Dialog({
  open,
  title,
  children,
  submitLabel,
  danger = false,
  busy = false,
  onSubmit,
  onClose,
}: DialogProps) {
  const { t } = useTranslation('ui')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <AntdTheme>
      <Modal open={open} title={title} onCancel={onClose} footer={null} destroyOnHidden mask={{ closable: false }}>
        <form onSubmit={submit} noValidate>
          {children}
          <div className="ln-dialog__actions">
            <button type="button" className="ln-button" onClick={onClose}>
              {t('dialog.cancel')}
            </button>
            <button
              type="submit"
              className={danger ? 'ln-button ln-button--danger' : 'ln-button ln-button--primary'}
              disabled={busy}
            >
              {submitLabel}
            </button>
          </div>
        </form>
      </Modal>
    </AntdTheme>
  )
}
