/** How Turborepo is called: by its JavaScript entry under our own Node.js, so that neither a shell nor a `.cmd` is needed. */
import { join } from 'node:path'
import { checkout } from './checkout.mjs'

/** What `runStep` needs to run one task in every package that has it, two at a time. */
export function turboTask(task, { node, env }) {
  const entry = join(checkout, 'node_modules', 'turbo', 'bin', 'turbo')
  return {
    program: node,
    args: [entry, 'run', task, '--concurrency=2', '--continue', '--output-logs=errors-only', '--no-update-notifier'],
    env,
  }
}
