/** What a browser says of itself, as far as a person would recognise it by. */
export const deviceBrowsers = [
  'wechat',
  'edge',
  '360',
  'qq',
  'uc',
  'huawei',
  'firefox',
  'chrome',
  'safari',
  'other',
] as const
export const deviceSystems = ['windows', 'harmony', 'android', 'ios', 'mac', 'linux', 'other'] as const

export interface Device {
  readonly browser: (typeof deviceBrowsers)[number]
  readonly system: (typeof deviceSystems)[number]
}

/** The first that fits: most browsers also call themselves by an older one's name. */
const BROWSERS = [
  ['wechat', /MicroMessenger|wxwork/i],
  ['edge', /Edg(e|A|iOS)?\//],
  ['360', /QIHU|360(SE|EE|Browser)/i],
  ['qq', /QQBrowser/i],
  ['uc', /UCBrowser|UBrowser/i],
  ['huawei', /HuaweiBrowser/i],
  ['firefox', /Firefox|FxiOS/],
  ['chrome', /Chrome|CriOS/],
  ['safari', /Safari/],
] as const

const SYSTEMS = [
  ['windows', /Windows/],
  ['harmony', /HarmonyOS|OpenHarmony/i],
  ['android', /Android/],
  ['ios', /iPhone|iPad|iPod/],
  ['mac', /Mac OS X|Macintosh/],
  ['linux', /Linux/],
] as const

/** Reads a User-Agent header; a hint for its owner, never a proof. */
export function readDevice(userAgent: string): Device {
  const [browser = 'other'] = BROWSERS.find(([, pattern]) => pattern.test(userAgent)) ?? []
  const [system = 'other'] = SYSTEMS.find(([, pattern]) => pattern.test(userAgent)) ?? []
  return { browser, system }
}
