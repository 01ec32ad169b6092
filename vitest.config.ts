import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Needs no PostgreSQL: the layers that may not import it, and the tooling that only reads source. */
const pure = [
  'packages/{kernel,contract,ui}/src/**/*.test.{ts,tsx}',
  'apps/admin/src/**/*.test.{ts,tsx}',
  'tooling/boundaries/tests/**/*.test.ts',
]

/** Drives a real Chromium: one file after the other, after everything else, so that no page waits for a busy machine. */
const browser = ['{apps,plugins,tooling}/*/tests/browser/**/*.test.ts']

const everything = [
  'packages/*/src/**/*.test.{ts,tsx}',
  'plugins/*/{src,tests}/**/*.test.{ts,tsx}',
  'apps/*/{src,tests}/**/*.test.{ts,tsx}',
  'tooling/*/{src,tests}/**/*.test.ts',
]

const notSource = ['**/node_modules/**', '**/dist/**', '**/.linli/**']
const testDatabase = 'packages/database/src/testing/global-setup.ts'
const demoTemplate = 'tooling/acceptance/src/journey/global-setup.ts'

/** Half a minute and more, the longest first: begun last, one of them would keep one worker busy while the other has nothing left. */
const longest = [
  'acceptance/tests/fuzz',
  'acceptance/tests/isolation',
  'acceptance/tests/killed',
  'server/src/main',
  'database/src/embedded/start-embedded',
  'core/src/cases/case-model',
  'core/src/audit/audit',
  'server/src/start/cannot-start',
  'database/src/pool-interleavings',
].map((name) => `/${name}.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = Map.groupBy(await super.sort(files), ({ project }) => project.name)
    return [...projects.values()].flatMap((some) => some.toSorted((a, b) => placeOf(a) - placeOf(b)))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(name))
  return place < 0 ? longest.length : place
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { ...timeouts(120_000), name: 'pure', include: pure, exclude: notSource } },
      {
        extends: true,
        test: {
          ...timeouts(120_000),
          name: 'database',
          include: everything,
          exclude: [...notSource, ...pure, ...browser],
          globalSetup: testDatabase,
        },
      },
      {
        extends: true,
        test: {
          ...timeouts(300_000),
          name: 'browser',
          include: browser,
          exclude: notSource,
          globalSetup: [testDatabase, demoTemplate],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

/** Generous on purpose: a slow machine is not a failing test. */
function timeouts(ms: number) {
  return { testTimeout: ms, hookTimeout: ms, teardownTimeout: ms }
}
