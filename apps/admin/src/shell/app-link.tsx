import type { HostLinkProps } from '@linli/sdk/admin'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'

/** A link within the application by its path: one kind for the shell, and for plugins, whose paths the router's types cannot know. */
export function AppLink({ to, children, ...rest }: HostLinkProps) {
  const { history } = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    history.push(to)
  }
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  )
}
