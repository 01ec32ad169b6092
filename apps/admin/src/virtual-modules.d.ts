/// <reference types="vite/client" />

declare module 'virtual:installed-plugins' {
  import type { AdminPlugin } from '@linli/sdk/admin'

  /** Each installed plugin's admin entry, loaded on demand. */
  export const installedPlugins: Readonly<Record<string, () => Promise<{ readonly plugin: AdminPlugin }>>>
}

declare module '*.json?door' {
  const words: Readonly<Record<string, string>>
  export default words
}

declare module '*.json?pages' {
  const words: Readonly<Record<string, string>>
  export default words
}
