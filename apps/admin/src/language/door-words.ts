/** Areas of words that are shown before anybody has signed in, or when nothing else can be shown. */
const doorWords = [
  'brand.',
  'error.',
  'not-found.',
  'password.',
  'provider.',
  'refusal-kind.',
  'refusal.access.',
  'refusal.auth.',
  'refusal.data.',
  'refusal.input.',
  'second-step.',
  'shell.',
  'sign-in.',
  'unlock.',
  'welcome.',
]

/** Whether a word is loaded with the sign-in page; all others come with the first page behind it. */
export function isDoorWord(key: string): boolean {
  return doorWords.some((area) => key.startsWith(area))
}
