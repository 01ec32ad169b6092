import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'
import { OperatorError } from './start/operator-error.ts'

function complaintAbout(env: Readonly<Record<string, string>>): string {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof OperatorError) return error.message
    throw error
  }
  return ''
}

test('an empty environment is enough', () => {
  expect(readSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 8787,
    databaseUrl: undefined,
    dataDir: resolve(import.meta.dirname, '../../../.linli/data'),
    demo: true,
  })
})

test('every variable is read', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '80',
    DATABASE_URL: 'postgres://setup@db/linli',
    LINLI_DATA_DIR: '/srv/linli',
    LINLI_DEMO: '0',
  }
  expect(readSettings(env)).toMatchObject({
    host: '0.0.0.0',
    port: 80,
    databaseUrl: 'postgres://setup@db/linli',
    dataDir: '/srv/linli',
    demo: false,
  })
})

test('a variable set to nothing counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', LINLI_DEMO: '' })).toEqual(readSettings({}))
})

test('every wrong value gets one line with its name', () => {
  const lines = complaintAbout({ PORT: '70000', LINLI_DEMO: 'yes', DATABASE_URL: 'mysql://db' }).split('\n')
  expect(lines.map((line) => /^[A-Z_]+/.exec(line)?.[0]).sort()).toEqual(['DATABASE_URL', 'LINLI_DEMO', 'PORT'])
})

test.each([
  [{ PORT: 'abc' }, 'PORT="abc" must be a whole number from 0 to 65535.'],
  [{ PORT: '65536' }, 'PORT="65536" must be a whole number from 0 to 65535.'],
  [{ PORT: '-1' }, 'PORT="-1" must be a whole number from 0 to 65535.'],
  [{ PORT: '80.5' }, 'PORT="80.5" must be a whole number from 0 to 65535.'],
  [{ PORT: '0x50' }, 'PORT="0x50" must be a whole number from 0 to 65535.'],
  [{ LINLI_DEMO: 'yes' }, 'LINLI_DEMO="yes" must be 0 or 1.'],
  [{ LINLI_TRUST_PROXY: 'true' }, 'LINLI_TRUST_PROXY="true" must be 0 or 1.'],
  [
    { LINLI_PUBLIC_ORIGIN: 'linli.example.org' },
    'LINLI_PUBLIC_ORIGIN="linli.example.org" must be the address that browsers see, like https://linli.example.org.',
  ],
  [{ LINLI_METRICS_TOKEN: 'short' }, 'LINLI_METRICS_TOKEN must have 16 characters or more.'],
  [
    { LINLI_LOG_LEVEL: 'loud' },
    'LINLI_LOG_LEVEL="loud" must be one of trace, debug, info, warn, error, fatal, silent.',
  ],
])('%j is told in plain words', (env: Readonly<Record<string, string>>, complaint) => {
  expect(complaintAbout(env)).toBe(complaint)
})

test.each([
  'mysql://setup:geheim@db/linli',
  'setup:geheim@db/linli',
  'postgres://setup:geheim@db:port/linli',
  // cut at the mark, the beginning of the password would be a host, a port or a database
  'postgres://setup:12#geheim@db/linli',
  'postgres://setup:12/geheim@db/linli',
  'postgres://setup:geheim@12?rest@db/linli',
])('%s is no address of a database, and is not repeated', (url) => {
  expect(complaintAbout({ DATABASE_URL: url })).toMatch(/^DATABASE_URL must be like postgres:.*%23 %25\.$/)
})

test.each([
  'postgres://db/linli',
  'postgresql://setup:geheim@[::1]:5433/linli?sslmode=verify-full',
  'postgres://setup:a%23b%40c@%2Frun%2Fpostgresql:5432/linli',
  'postgres://setup:geheim@/linli?host=/run/postgresql',
  'postgres:///linli?host=/run/postgresql',
])('%s is an address of a database', (url) => {
  expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url)
})
