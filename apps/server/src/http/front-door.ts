import { type Fetch, type Listener, listen } from './listen.ts'
import { createStartingApp } from './starting-app.ts'

/** The port, open from the first moment: it says "starting" until there is a server to pass requests on to. */
export interface FrontDoor extends Listener {
  open(fetch: Fetch): void
}

export async function openFrontDoor(port: number, host: string): Promise<FrontDoor> {
  let current: Fetch = createStartingApp().fetch
  const listener = await listen((request, bindings) => current(request, bindings), port, host)
  return {
    ...listener,
    open(fetch) {
      current = fetch
    },
  }
}
