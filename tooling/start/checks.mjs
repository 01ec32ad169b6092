/** Everything besides the tests that has to hold before a change is good; each counts as one test. */
import { join } from 'node:path'
import { checkout } from './checkout.mjs'
import { turboTask } from './turbo.mjs'

/** Steps for `runStep`. */
export function checks(toolchain) {
  const { node, env } = toolchain
  const run = (title, ...args) => ({ title, program: node, args, env })
  const bin = (...path) => join(checkout, 'node_modules', ...path)
  return [
    { title: 'Building the pages', ...turboTask('build', toolchain) },
    { title: 'Types', ...turboTask('typecheck', toolchain) },
    run('Lint and format', bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'),
    run('Boundaries', join(checkout, 'tooling', 'boundaries', 'src', 'main.ts')),
    run('Unused code', bin('knip', 'bin', 'knip.js'), '--no-progress'),
  ]
}
