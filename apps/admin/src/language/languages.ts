export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const STORED_AS = 'linli.language'

/** Chinese first; English only by the reader's own choice. */
export function readLanguage(): Language {
  return readStored(STORED_AS) === 'en' ? 'en' : 'zh-CN'
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED_AS, language)
  } catch {
    // without storage the choice lasts as long as the page
  }
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
