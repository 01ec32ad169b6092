import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Browser, type Program, startProgram } from '@linli/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

/**
 * The product as `npm start` runs it, with its own embedded database and its full safety, killed in the middle of its work:
 * what it said was done is done, once and whole, after the next start.
 */

const API = '/api/plugins/admission/trpc'
const LANES = 4
const ENOUGH = 12

let dataDir: string
let program: Program
const programs: Program[] = []
const acknowledged: string[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'linli-killed-'))
  // Started by root, the database's own account has to be able to pass through.
  await chmod(dataDir, 0o711)
})

afterAll(async () => {
  for (const started of programs) {
    started.process.kill('SIGTERM')
    await started.ended()
  }
  await rm(dataDir, { recursive: true, force: true })
})

async function start(): Promise<string> {
  program = startProgram({ LINLI_DATA_DIR: dataDir })
  programs.push(program)
  return program.ready()
}

async function signIn(url: string, account: string): Promise<Browser> {
  const accounts: { account: string }[] = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'))
  const browser = new Browser(url)
  const answer = await browser.mutate(
    'session.signIn',
    accounts.find((one) => one.account === account),
  )
  expect(answer.status).toBe(200)
  return browser
}

/** Files one item after the other until the server is gone, and keeps the ids that it answered with. */
async function fileUntilKilled(department: Browser, communityId: string, onAnswer: () => void): Promise<void> {
  for (;;) {
    const item = {
      name: `断电之前的事项 ${randomBytes(6).toString('hex')}`,
      category: 'public-health',
      kind: 'assist',
      communityIds: [communityId],
      contact: '演示',
      startsOn: '2027-01-01',
    }
    const answer = await department.mutate('item.file', item, API).catch(() => undefined)
    if (answer === undefined) return
    // While the database is gone and the server is not, the answer is a fault, which promises nothing.
    if (answer.status !== 200) continue
    acknowledged.push((answer.data as { id: string }).id)
    onAnswer()
  }
}

/** Every page of the department's items. */
async function listItems(browser: Browser): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const answer = await browser.query('item.list', { limit: 100, ...(cursor && { cursor }) }, API)
    const page = answer.data as { rows: { id: string }[]; nextCursor?: string }
    ids.push(...page.rows.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return ids
}

async function countOpen(office: Browser): Promise<number> {
  return ((await office.query('inbox.figures')).data as { open: number }).open
}

async function killServer(): Promise<void> {
  program.process.kill('SIGKILL')
  await program.ended()
}

async function killDatabase(): Promise<void> {
  const [pid = ''] = (await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

test.each([
  ['the server', killServer],
  ['the server and its database', () => Promise.all([killDatabase(), killServer()])],
  ['the database and the server after it', () => killDatabase().then(killServer)],
])('killed: %s', async (_, kill) => {
  const url = await start()
  const [department, office] = [await signIn(url, 'haigang.health'), await signIn(url, 'haigang.office')]
  const before = { items: await listItems(department), open: await countOpen(office) }
  const units = (await department.query('organisation.list', {})).data as { id: string; kind: string }[]
  const community = units.find(({ kind }) => kind === 'community')
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  let answers = 0
  const lanes = Array.from({ length: LANES }, () =>
    fileUntilKilled(department, community?.id ?? '', () => {
      answers += 1
      if (answers === ENOUGH) resolve()
    }),
  )
  await enough
  await kill()
  await Promise.all(lanes)

  const again = await start()
  // The sessions are kept too.
  const [after, officeAfter] = [new Browser(again), new Browser(again)]
  after.cookie = department.cookie
  officeAfter.cookie = office.cookie
  const items = await listItems(after)
  expect(new Set(items).size).toBe(items.length)
  expect(items).toEqual(expect.arrayContaining(acknowledged))
  expect(items.length - before.items.length).toBeLessThanOrEqual(answers + LANES)
  // An item comes with its case and its to-do, or not at all.
  expect((await countOpen(officeAfter)) - before.open).toBe(items.length - before.items.length)
  const audit = await (await signIn(again, 'haigang.audit')).query('audit.verify')
  expect(audit.data).toMatchObject({ intact: true })
  program.process.kill('SIGTERM')
  expect(await program.ended()).toBe(0)
})
