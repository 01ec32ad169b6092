import { ErrorNotice } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'

interface ActDialogProps {
  /** The act, a verb with its object: it is the button's label too, unless that says it otherwise. */
  readonly title: string
  readonly submitLabel?: string
  readonly danger?: boolean
  /** What is asked of the server: no second time while it runs, and its refusal stands below the fields. */
  readonly act: { readonly isPending: boolean; readonly error: Error | null }
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** One act of the server asked for in a dialog that is there as long as it is asked. */
export function ActDialog({ title, submitLabel = title, danger = false, act, children, ...on }: ActDialogProps) {
  const { i18n } = useTranslation()
  return (
    <Dialog open title={title} submitLabel={submitLabel} danger={danger} busy={act.isPending} {...on}>
      {children}
      {act.error && <ErrorNotice error={describeError(act.error, i18n)} />}
    </Dialog>
  )
}
