/** When the launcher is to stop: told by a signal, or left behind by whoever started it. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PARENT_CHECK_MS = 500

/**
 * Calls back at every such request (Ctrl-C arrives twice, from the terminal and from npm); returns what ends the listening.
 */
export function onStopRequest(stop) {
  // A shell between npm and this script does not pass signals on: it dies, and this process gets another parent.
  const parent = process.ppid
  const parentCheck = setInterval(() => {
    if (process.ppid !== parent) stop()
  }, PARENT_CHECK_MS)
  for (const signal of SIGNALS) process.on(signal, stop)
  return () => {
    clearInterval(parentCheck)
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}
