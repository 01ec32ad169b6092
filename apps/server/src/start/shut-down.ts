import type { Logger } from 'pino'
import { describeFault } from '../telemetry/describe-fault.ts'

/** What has been opened, closed again in the opposite order; each step is tried even when one before it failed. */
export interface ShutDown {
  /** @param name for the log, should the step fail */
  onClose(name: string, close: () => Promise<unknown>): void
  /** Runs once, however often it is asked for; true when every step succeeded. */
  close(): Promise<boolean>
}

export function createShutDown(log: Logger): ShutDown {
  const steps: { readonly name: string; readonly close: () => Promise<unknown> }[] = []
  let closing: Promise<boolean> | undefined

  async function run(): Promise<boolean> {
    let clean = true
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step.close()
      } catch (error) {
        clean = false
        log.error({ fault: describeFault(error), step: step.name }, 'shutdown')
      }
    }
    return clean
  }

  return {
    onClose: (name, close) => void steps.push({ name, close }),
    close() {
      closing ??= run()
      return closing
    },
  }
}

/** Calls back once when the process is asked to end: by signal, or because whoever started it is gone. */
export function onStopRequest(stop: (reason: string) => void): void {
  let asked = false
  const ask = (reason: string) => {
    if (asked) return
    asked = true
    stop(reason)
  }
  process.on('SIGINT', () => ask('SIGINT'))
  process.on('SIGTERM', () => ask('SIGTERM'))
  if (process.connected) process.on('disconnect', () => ask('disconnect'))
}
