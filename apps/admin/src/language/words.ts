import type { AdminPlugin } from '@linli/sdk/admin'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keepLanguage, type Language, readLanguage } from './languages.ts'

/** The words of shell, shared components and plugins; only the language in use is loaded. */
export const words = i18next.createInstance()

const PAGES = 'pages'

type LoadWords = Readonly<Record<Language, () => Promise<{ readonly default: object }>>>

/** The shell's words for whoever has signed in. */
const pages: LoadWords = {
  'zh-CN': () => import('../../locales/zh-CN.json?pages'),
  en: () => import('../../locales/en.json?pages'),
}

const sources = new Map<string, LoadWords>([
  ['shell', { 'zh-CN': () => import('../../locales/zh-CN.json?door'), en: () => import('../../locales/en.json?door') }],
  ['ui', { 'zh-CN': () => import('@linli/ui/locales/zh-CN.json'), en: () => import('@linli/ui/locales/en.json') }],
])

export async function startWords(): Promise<void> {
  const language = readLanguage()
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['shell', PAGES],
    defaultNS: 'shell',
    fallbackNS: PAGES,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {},
    react: { useSuspense: false },
  })
  await chooseLanguage(language)
}

export async function chooseLanguage(language: Language): Promise<void> {
  await Promise.all([...sources].map(([namespace, load]) => addWords(namespace, load, language)))
  await words.changeLanguage(language)
  document.documentElement.lang = language
  keepLanguage(language)
}

/** Called once per plugin, before anything of it is shown. */
export async function addPluginWords(plugin: AdminPlugin): Promise<void> {
  sources.set(plugin.id, plugin.locales)
  await addWords(plugin.id, plugin.locales, currentLanguage())
}

/** Called before the first page behind the sign-in page is shown. */
export async function addPageWords(): Promise<void> {
  sources.set(PAGES, pages)
  await addWords(PAGES, pages, currentLanguage())
}

export function currentLanguage(): Language {
  return words.language === 'en' ? 'en' : 'zh-CN'
}

async function addWords(namespace: string, load: LoadWords, language: Language): Promise<void> {
  if (words.hasResourceBundle(language, namespace)) return
  const bundle = await load[language]()
  words.addResourceBundle(language, namespace, bundle.default)
}
