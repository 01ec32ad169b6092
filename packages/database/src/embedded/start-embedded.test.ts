import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbedded } from './index.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { processIdentity } from './process-identity.ts'

const OWNER_PROGRAM = join(import.meta.dirname, 'fixtures', 'owner-process.ts')

let root: string
let dataDir: string
const started: EmbeddedPostgres[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linli-embedded-'))
  chmodSync(root, 0o711)
  dataDir = join(root, 'data dir 数据')
})

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
  rmSync(root, { recursive: true, force: true })
})

async function start(directory = dataDir): Promise<EmbeddedPostgres> {
  const postgres = await startEmbedded({ dataDir: directory, fsync: false })
  started.push(postgres)
  return postgres
}

async function ask(connectionString: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query({ text, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** Another process that starts the database, reports, and waits to be killed. */
async function startOwner(): Promise<{ owner: ChildProcess; connectionString: string }> {
  const owner = fork(OWNER_PROGRAM, [dataDir], { execArgv: [] })
  const connectionString = await new Promise<string>((resolve, reject) => {
    owner.once('message', (message) => resolve(String(message)))
    owner.once('exit', (code) => reject(new Error(`the owner ended with ${code}`)))
  })
  return { owner, connectionString }
}

async function killOwner(owner: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => owner.once('exit', resolve))
  owner.kill('SIGKILL')
  await ended
}

function postmasterPid(postgres: EmbeddedPostgres): number {
  const found = readPostmasterPid(join(postgres.directory, 'cluster'))
  if (found === undefined) throw new Error('no server is running')
  return found.pid
}

describe('startEmbedded', () => {
  it('keeps the data from one start to the next', async () => {
    const first = await start()
    await ask(first.connectionString, 'create table note as select 42 as n')
    const pid = postmasterPid(first)
    await first.stop()
    expect(processIdentity(pid)).toBeUndefined()

    const second = await start()
    expect(await ask(second.connectionString, 'select n from note')).toBe(42)
  })

  it('sorts by code point, checks pages and refuses a wrong password', async () => {
    const { connectionString } = await start()
    expect(await ask(connectionString, 'show data_checksums')).toBe('on')
    expect(await ask(connectionString, 'show server_encoding')).toBe('UTF8')
    expect(await ask(connectionString, `select datlocale from pg_database where datname = 'postgres'`)).toBe('C.UTF-8')
    const wrong = new URL(connectionString)
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  it('runs with safe settings unless it is told otherwise', async () => {
    const postgres = await startEmbedded({ dataDir })
    started.push(postgres)
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      expect(await ask(postgres.connectionString, `show ${setting}`)).toBe('on')
    }
  })

  it('refuses a second start on the same directory and leaves the first alone', async () => {
    const first = await start()
    await expect(startEmbedded({ dataDir })).rejects.toThrow(`already in use by process ${process.pid}`)
    expect(await ask(first.connectionString, 'select 1')).toBe(1)
  })

  it('refuses to start beside a living owner in another process', async () => {
    const { owner } = await startOwner()
    try {
      await expect(startEmbedded({ dataDir })).rejects.toThrow(`already in use by process ${owner.pid}`)
    } finally {
      await killOwner(owner)
      await start()
    }
  })

  it('goes on with the server that a killed owner left running', async () => {
    const { owner, connectionString } = await startOwner()
    await ask(connectionString, 'create table note as select 7 as n')
    await killOwner(owner)

    const postgres = await start()
    expect(postgres.connectionString).toBe(connectionString)
    expect(await ask(postgres.connectionString, 'select n from note')).toBe(7)
    const pid = postmasterPid(postgres)
    await postgres.stop()
    expect(existsSync(join(postgres.directory, 'cluster', 'postmaster.pid'))).toBe(false)
    expect(processIdentity(pid)).toBeUndefined()
  })

  it('recovers after the owner and the server were both killed', async () => {
    const { owner, connectionString } = await startOwner()
    await ask(connectionString, 'create table note as select 7 as n')
    const pid = Number(await ask(connectionString, `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)`))
    process.kill(pid, 'SIGKILL')
    await killOwner(owner)

    const postgres = await start()
    expect(await ask(postgres.connectionString, 'select n from note')).toBe(7)
  })

  it('does not take the server of the original when its directory was copied', async () => {
    const original = await start()
    const copy = join(root, 'copy')
    mkdirSync(join(copy, 'postgres'), { recursive: true })
    cpSync(join(original.directory, 'owner.lock'), join(copy, 'postgres', 'owner.lock'))
    cpSync(join(original.directory, 'password'), join(copy, 'postgres', 'password'))
    const other = await start(copy)
    expect(other.connectionString).not.toBe(original.connectionString)
    expect(await ask(original.connectionString, 'select 1')).toBe(1)
  })

  it('keeps the password where only its own account can read it', async () => {
    const postgres = await start()
    const password = readFileSync(join(postgres.directory, 'password'), 'utf8').trim()
    expect(new URL(postgres.connectionString).password).toBe(password)
  })
})
