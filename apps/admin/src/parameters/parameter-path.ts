/** The address of a parameter's page, or of a form about it. */
export function parameterPath(
  key: string,
  more: Readonly<Record<string, string | undefined>> = {},
  page: '' | '/set' | '/end' = '',
): string {
  const given = Object.entries(more).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/parameters${page || '/one'}?${new URLSearchParams([['key', key], ...given])}`
}
