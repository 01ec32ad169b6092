/** The program: starts Linli from its settings, and ends it cleanly when asked to. */

import { readSettings, type Settings } from './settings.ts'
import { announce } from './start/announce.ts'
import { OperatorError } from './start/operator-error.ts'
import { createShutDown, onStopRequest } from './start/shut-down.ts'
import { startLinli } from './start/start-linli.ts'
import { createLog } from './telemetry/create-log.ts'
import { describeFault } from './telemetry/describe-fault.ts'

/** Tells a supervisor that starting again will not help before the operator has mended what the message says. */
const WRONG_SETTINGS = 2

// Whoever read what is said here may be gone: that must not end the server in the middle of its work.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const settings = settingsOrExit()
const log = createLog(settings.logLevel)
const shutDown = createShutDown(log)
const stopping = new AbortController()

const started = startLinli({ settings, log, shutDown, signal: stopping.signal })

onStopRequest(async (reason) => {
  log.info({ reason }, 'stopping')
  announce('start.stopping')
  stopping.abort()
  // what is half open would be left behind; a failure to start is told below
  await started.catch(() => undefined)
  const clean = await shutDown.close()
  await flush()
  process.exit(clean ? 0 : 1)
})

try {
  const { url } = await started
  process.send?.({ type: 'ready', url })
} catch (error) {
  if (!stopping.signal.aborted) {
    const mendable = error instanceof OperatorError
    if (!mendable) log.fatal({ fault: describeFault(error) }, 'could not start')
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    await shutDown.close()
    await flush()
    process.exit(mendable ? WRONG_SETTINGS : 1)
  }
}

/** Writes out what the log still holds. At the exit itself it would try for ever where nobody reads any more. */
function flush(): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()))
}

/** A wrong setting is the operator's to mend: one line for each, without a stack, and an exit code of its own. */
function settingsOrExit(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(WRONG_SETTINGS)
  }
}
