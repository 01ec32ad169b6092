import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

function complaintAbout(env: Readonly<Record<string, string>>): string {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
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
  expect(lines.find((line) => line.startsWith('PORT'))).toContain('PORT="70000"')
})

test('a secret is not repeated', () => {
  expect(complaintAbout({ DATABASE_URL: 'mysql://u:geheim@db', LINLI_METRICS_TOKEN: 'short' })).not.toMatch(
    /geheim|short"/,
  )
})
