export type RuleName =
  | 'layer'
  | 'unlisted-package'
  | 'server-code-in-browser'
  | 'side'
  | 'development-code-in-product'
  | 'reserved-library'
  | 'machine-in-plugin'
  | 'plugin-named'
  | 'unresolved'
  | 'undeclared'
  | 'deep-import'
  | 'computed-import'
  | 'cycle'
  | 'syntax'

export interface Finding {
  readonly rule: RuleName
  /** Relative to the root of the workspace. */
  readonly file: string
  readonly line: number
  readonly message: string
}
