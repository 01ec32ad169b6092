/** A launch fails for a reason the person at the terminal can act on: shown as a sentence, without a stack. */
export class LaunchError extends Error {}

/** The person, or the system, asked the launch to stop before it was done. */
export class LaunchStopped extends LaunchError {}

/**
 * Runs an entry point, which returns its exit code; an expected failure ends with its message and code 1.
 * @param stoppedCode the exit code when it was asked to stop on the way
 */
export async function runEntry(main, { stoppedCode = 1 } = {}) {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.exitCode = error instanceof LaunchStopped ? stoppedCode : 1
    console.error(error instanceof LaunchError ? `\n${error.message}` : error)
  }
}
