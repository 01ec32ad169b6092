/**
 * Where a file's code runs. `shared` runs on both sides, so it may lean on neither; `development` is never shipped.
 */
export type Side = 'server' | 'browser' | 'shared' | 'development'

const development = [
  /^tooling\//,
  /^packages\/testing\//,
  /\.(test|test-d|config)\.[a-z]+$/,
  /^[a-z]+\/[^/]+\/tests\//,
  /\/src\/(.+\/)?testing\//,
  /^apps\/admin\/(?!(src|locales)\/)/,
]

const shared = [
  /\.json$/,
  /^packages\/(kernel|contract)\//,
  /^packages\/sdk\/src\/contract\//,
  /^plugins\/[^/]+\/src\/contract\//,
]

const browser = [
  /\.css$/,
  /^apps\/admin\//,
  /^packages\/ui\//,
  /^packages\/sdk\/src\/admin\//,
  /^plugins\/[^/]+\/src\/admin\//,
]

/** The side of a file, given by its path relative to the root. */
export function sideOf(file: string): Side {
  const matches = (pattern: RegExp) => pattern.test(file)
  if (development.some(matches)) return 'development'
  if (shared.some(matches)) return 'shared'
  return browser.some(matches) ? 'browser' : 'server'
}
