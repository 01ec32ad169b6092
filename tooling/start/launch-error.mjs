/** A launch fails for a reason the person at the terminal can act on: shown as a sentence, without a stack. */
export class LaunchError extends Error {}

/** Runs an entry point; expected failures end with their message and code 1. */
export async function runEntry(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof LaunchError ? `\n${error.message}` : error)
  }
}
