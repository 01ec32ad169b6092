import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './file-button.css'

interface FileButtonProps {
  /** As of the input's `accept`. */
  readonly accept: string
  readonly primary?: boolean
  readonly onChoose: (file: File | undefined) => void
}

/** Chooses a file in the reader's language: a browser labels its own control in the language it was installed in. */
export function FileButton({ accept, primary = false, onChoose }: FileButtonProps) {
  const { t } = useTranslation()
  const [name, setName] = useState<string>()
  const choose = (file: File | undefined) => {
    setName(file?.name)
    onChoose(file)
  }
  return (
    <span className="file-button">
      <label className={primary ? 'ln-button ln-button--primary' : 'ln-button'}>
        {t('form.choose-file')}
        <input
          type="file"
          className="ln-visually-hidden"
          accept={accept}
          onChange={(event) => choose(event.target.files?.[0])}
          onClick={(event) => {
            // the same file may be chosen again after it was mended
            event.currentTarget.value = ''
          }}
        />
      </label>
      {name !== undefined && <span className="file-button__name">{name}</span>}
    </span>
  )
}
