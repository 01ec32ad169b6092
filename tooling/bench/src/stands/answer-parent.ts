/** How the bench speaks with the processes it measures: a question, an answer, one at a time. */

/** What a process has used since it was started. */
export interface Usage {
  readonly cpuMicros: number
  readonly peakRssBytes: number
}

function ownUsage(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMicros: user + system, peakRssBytes: process.resourceUsage().maxRSS * 1024 }
}

/** Answers what the parent asks, by name. `usage` and `stop` every process knows. */
export function answerParent(
  ready: unknown,
  questions: Readonly<Record<string, (argument: never) => unknown>> = {},
): void {
  process.on('message', async ({ ask, argument }: { ask: string; argument: never }) => {
    try {
      if (ask === 'stop') process.exit()
      const answer = ask === 'usage' ? ownUsage() : await questions[ask]?.(argument)
      process.send?.({ answer })
    } catch (error) {
      process.send?.({ fault: error instanceof Error ? error.stack : String(error) })
    }
  })
  process.once('disconnect', () => process.exit())
  process.send?.({ answer: ready })
}
