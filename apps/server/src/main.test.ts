import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asSuperuser } from '@linli/database/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Browser } from './testing/browser.ts'
import { type Program, startProgram } from './testing/start-program.ts'

/** The program from start to end, on empty databases of its own. */

const suffix = randomBytes(4).toString('hex')
const names = { demo: `linli_demo_${suffix}`, plain: `linli_plain_${suffix}` }
const cluster = process.env.LINLI_TEST_DATABASE_URL ?? ''
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'linli-main-'))
  for (const name of Object.values(names)) await asSuperuser(cluster, `create database ${name}`)
})

afterAll(async () => {
  for (const name of Object.values(names)) await asSuperuser(cluster, `drop database if exists ${name} with (force)`)
  await rm(dataDir, { recursive: true })
})

function start(database: string, settings: Readonly<Record<string, string>> = {}): Program {
  const url = cluster.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
  return startProgram({ DATABASE_URL: url, LINLI_DATA_DIR: dataDir, ...settings })
}

const oversight = z.object({ districts: z.array(z.object({ values: z.record(z.string(), z.number()) })) })

/** What the city sees of its districts. */
async function readFigures(url: string, accounts: readonly { readonly account: string }[]) {
  const browser = new Browser(url)
  await browser.mutate(
    'session.signIn',
    accounts.find(({ account }) => account === 'city.officer'),
  )
  return oversight.parse((await browser.query('oversight.districts')).data).districts
}

describe('a demonstration', () => {
  test('starts empty, tells its accounts once, and starts again with the same', async () => {
    const first = start(names.demo)
    const url = await first.ready()
    const path = join(dataDir, 'demo-accounts.json')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const text = await readFile(path, 'utf8')
    const accounts: { account: string; password: string }[] = JSON.parse(text)
    expect(accounts.map(({ account }) => account)).toEqual(expect.arrayContaining(['haigang.office', 'city.officer']))

    const office = accounts.find(({ account }) => account === 'haigang.office')
    const browser = new Browser(url)
    expect((await browser.mutate('session.signIn', office)).status).toBe(200)
    expect((await browser.query('session.me')).data).toMatchObject({ demo: true, plugins: ['admission'] })
    expect(first.output()).toContain(office?.password)

    // an item, and between two quarters what the office has still to enter of the last one
    const { overdue } = z.object({ overdue: z.number() }).parse((await browser.query('inbox.figures')).data)
    expect([1, 2]).toContain(overdue)
    const figures = await readFigures(url, accounts)
    expect(figures).toHaveLength(9)
    for (const { values } of figures) {
      expect(values['admission.items-in-force']).toBeGreaterThanOrEqual(2)
      expect(values['admission.unlisted-reports']).toBeGreaterThanOrEqual(1)
    }

    first.process.disconnect()
    expect(await first.ended()).toBe(0)

    const second = start(names.demo)
    const again = new Browser(await second.ready())
    expect((await again.mutate('session.signIn', office)).status).toBe(200)
    expect(await readFile(path, 'utf8')).toBe(text)
    expect(await readFigures(again.url, accounts)).toEqual(figures)
    second.process.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
  })
})

describe('without a demonstration', () => {
  test('tells three administrators one-time passwords, once', async () => {
    const first = start(names.plain, { LINLI_DEMO: '0' })
    const url = await first.ready()
    const told = [...first.output().matchAll(/: (city\.\w+), one-time password (\S+)/g)]
    expect(told.map(([, account]) => account)).toEqual(['city.system', 'city.security', 'city.audit'])
    for (const [, account, password] of told) {
      const answer = await new Browser(url).mutate('session.signIn', { account, password })
      expect(answer.data).toEqual({ mustChangePassword: true })
    }
    first.process.kill('SIGINT')
    expect(await first.ended()).toBe(0)

    const second = start(names.plain, { LINLI_DEMO: '0' })
    await second.ready()
    expect(second.output()).not.toContain('one-time password')
    second.process.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
  })

  test('ends cleanly when whoever started it and read what it said was killed', async () => {
    const program = start(names.plain, { LINLI_DEMO: '0' })
    await program.ready()
    program.process.stdout?.destroy()
    program.process.stderr?.destroy()
    program.process.disconnect()
    expect(await program.ended()).toBe(0)
  })
})
