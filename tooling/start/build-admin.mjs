/** Builds the pages. Turborepo knows what they are made of, and only restores the last build when none of it changed. */
import { runStep } from './run-step.mjs'
import { turboTask } from './turbo.mjs'

export function buildAdmin(toolchain) {
  return runStep({ title: 'Building the pages', ...turboTask('build', toolchain) })
}
