import { useLocation, useRouter } from '@tanstack/react-router'

/** What the address says after its `?`, and a way to say something else; an empty value leaves the address. */
export function useAddress(): [URLSearchParams, (changed: Readonly<Record<string, string>>) => void] {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const current = new URLSearchParams(searchStr)
  const change = (changed: Readonly<Record<string, string>>) => {
    const next = Object.entries({ ...Object.fromEntries(current), ...changed }).filter(([, value]) => value !== '')
    history.replace(next.length > 0 ? `${pathname}?${new URLSearchParams(next)}` : pathname)
  }
  return [current, change]
}
