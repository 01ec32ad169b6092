import { type DestinationStream, type Logger, destination as openDestination, pino, stdTimeFunctions } from 'pino'

const STDERR = 2

const BUFFER_BYTES = 4_096
const FLUSH_MS = 200

/**
 * JSON lines with the time in full; nothing of the process's environment, host name or arguments. They go to the error
 * stream unless told otherwise: the output belongs to what is said to people.
 */
export function createLog(level: string, destination: DestinationStream = openErrorStream()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: ['cookie', 'password', '*.cookie', '*.password'],
    },
    destination,
  )
}

/**
 * Several lines in one write, a moment later: a write of its own for every request's line costs as much as the request's
 * use case. A fatal line and the process's end write out what waits; only a killed process loses its last moment.
 */
function openErrorStream(): DestinationStream {
  return openDestination({ dest: STDERR, sync: false, minLength: BUFFER_BYTES, periodicFlush: FLUSH_MS })
}
