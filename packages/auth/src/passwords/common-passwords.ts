/**
 * What is guessed first: the most used passwords of leaked lists in China and elsewhere, without those that a pattern below
 * catches. In lower case; a capital and a year after them make no other password.
 */
const WORDS = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'pa$$word',
  'admin',
  'administrator',
  'root',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'woaiwojia',
  'woaizhongguo',
  'wodemima',
  'mima',
  'zhongguo',
  'china',
  'beijing',
  'hebei',
  'qinhuangdao',
  'haigang',
  'shequ',
  'jiedao',
  'linli',
  'changeme',
  'default',
  'guest',
  'test',
  'user',
  'login',
  'master',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'trustno',
  'starwars',
  'shadow',
  'michael',
  'jordan',
  'abc',
  'abcd',
  'abcdef',
  'aaa',
  'asd',
  'qq',
  'qwer',
  'qwert',
  'qwerty',
  'qwertyuiop',
  'asdf',
  'asdfgh',
  'asdfghjkl',
  'zxcv',
  'zxcvbn',
  'zxcvbnm',
  'qaz',
  'qazwsx',
  'qazwsxedc',
  '1qaz2wsx',
  '1q2w3e4r',
  '1q2w3e4r5t',
  'q1w2e3r4',
  'zaq12wsx',
  '!qaz2wsx',
  '1qaz@wsx',
  'a1b2c3d4',
  'aa123456',
  'aini1314',
] as const

const words: ReadonlySet<string> = new Set(WORDS)

/** Rows of keys and rows of characters, forwards; read backwards they are as common. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
] as const

const SHORT_RUN = 4

/**
 * Whether a password is among the first that somebody would try: a word of the list or a run of keys, with digits, marks or
 * a year around it; one piece repeated; a date.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  if (isRepetition(text) || isDigitsAlone(text)) return true
  const core = text.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  const rest = text.length - core.length
  if (words.has(text) || isRun(text)) return true
  return rest > 0 && rest <= 8 && core !== '' && (words.has(core) || isRun(core) || isRepetition(core))
}

/** `abcabcabc`, `aaaaaaaaaa`. */
function isRepetition(text: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/su.test(text) && new Set(text).size <= 5
}

/** Digits alone are a date, a telephone number or a run, and few enough to try them all. */
function isDigitsAlone(text: string): boolean {
  return /^\d{1,18}$/.test(text)
}

function isRun(text: string): boolean {
  if (text.length < SHORT_RUN) return false
  const backwards = [...text].toReversed().join('')
  return ROWS.some((row) => `${row}${row}`.includes(text) || `${row}${row}`.includes(backwards))
}
