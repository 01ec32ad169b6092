import { type DestinationStream, type Logger, destination as openDestination, pino, stdTimeFunctions } from 'pino'

const STDERR = 2

/**
 * JSON lines with the time in full; nothing of the process's environment, host name or arguments. They go to the error
 * stream unless told otherwise: the output belongs to what is said to people.
 */
export function createLog(level: string, destination: DestinationStream = openDestination(STDERR)): Logger {
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
