import type { AdminPage } from '@linli/sdk/admin'

export interface MatchedPage {
  readonly page: AdminPage
  readonly params: Readonly<Record<string, string>>
}

/** Finds the page for a path below `/<plugin id>`; an exact segment wins over a parameter (`/items/new` over `/items/:id`). */
export function matchPage(pages: readonly AdminPage[], path: string): MatchedPage | undefined {
  const segments = split(path)
  let best: (MatchedPage & { readonly exact: number }) | undefined
  for (const page of pages) {
    const match = matchSegments(split(page.path), segments)
    if (match && (!best || match.exact > best.exact)) best = { page, ...match }
  }
  return best
}

function matchSegments(pattern: readonly string[], segments: readonly string[]) {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  let exact = 0
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part === segment) exact += 1
    else return undefined
  }
  return { params, exact }
}

function split(path: string): string[] {
  return path.split('/').filter(Boolean)
}
