import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asSuperuser, createTestDatabase } from '@linli/database/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startProgram } from '../testing/start-program.ts'

/** What an operator reads who starts the program with something wrong. */

const suffix = randomBytes(4).toString('hex')
const role = `weak_${suffix}`
const database = `linli_cannot_start_${suffix}`
const cluster = process.env.LINLI_TEST_DATABASE_URL ?? ''
let dataDir: string
let server: Server | undefined

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'linli-cannot-start-'))
  // Linli's own roles are there, and the superuser made them
  await (await createTestDatabase({ modules: [] })).drop()
  await asSuperuser(cluster, `create role ${role} login password 'geheim'`)
  await asSuperuser(cluster, `create database ${database}`)
})

afterEach(() => server?.close())

afterAll(async () => {
  await asSuperuser(cluster, `drop database ${database} with (force)`)
  await asSuperuser(cluster, `drop role ${role}`)
  await rm(dataDir, { recursive: true })
})

function urlOf(name: string, login?: string): string {
  return cluster.replace(
    /^(postgres(?:ql)?:\/\/)([^@/]*@)?([^/]*\/)[^?]*/,
    (_match, scheme: string, own = '', host: string) => `${scheme}${login ? `${login}@` : own}${host}${name}`,
  )
}

async function startInVain(settings: Readonly<Record<string, string>>) {
  const program = startProgram({ LINLI_DATA_DIR: dataDir, ...settings })
  // later than its exit: nothing that it has written is missing
  const [code] = await once(program.process, 'close')
  return { code: code as number | null, output: program.output(), errors: program.errors() } // what `close` passes on
}

/** The one line that it ended with. */
async function complaintAbout(settings: Readonly<Record<string, string>>): Promise<string> {
  const { code, output, errors } = await startInVain(settings)
  expect({ code, output }).toEqual({ code: 2, output: '' })
  expect(errors).toMatch(/^.+\n$/)
  expect(errors).not.toMatch(/geheim|"level"|"stack"/)
  return errors.trimEnd()
}

async function listenOn(opened: Server): Promise<number> {
  server = opened.listen(0, '127.0.0.1')
  await once(opened, 'listening')
  return (opened.address() as AddressInfo).port // a TCP server's address is never text
}

test('a setting with a wrong value', async () => {
  expect(await complaintAbout({ PORT: 'eighty' })).toBe('PORT="eighty" must be a whole number from 0 to 65535.')
})

describe('where to listen', () => {
  test('a port that is taken, before a database is made', async () => {
    const port = await listenOn(createServer())
    const unborn = join(dataDir, 'unborn')
    const complaint = await complaintAbout({ PORT: String(port), LINLI_DATA_DIR: unborn })
    expect(complaint).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or set PORT to a free port.`,
    )
    expect(existsSync(unborn)).toBe(false)
  })

  test.each(['192.0.2.1', 'linli.invalid', 'http://127.0.0.1'])('HOST=%s, which is not here', async (host) => {
    expect(await complaintAbout({ HOST: host })).toContain(`HOST="${host}" is no address of this machine. Set HOST to`)
  })
})

describe('the data directory', () => {
  test.each(['file', 'file/below'])('%s', async (place) => {
    await writeFile(join(dataDir, 'file'), '')
    const path = join(dataDir, place)
    expect(await complaintAbout({ LINLI_DATA_DIR: path })).toContain(
      `The data directory ${path} cannot be used: a file is in its way. Set LINLI_DATA_DIR to`,
    )
  })

  test('without the database that it says is elsewhere', async () => {
    await writeFile(join(dataDir, 'postgres-location'), '/nowhere\n')
    expect(await complaintAbout({})).toContain('was kept in /nowhere, which is gone. Restore it, or delete')
  })
})

describe('the database', () => {
  test('is waited for, which is said once', async () => {
    const answers = ['57P03', '57P03', '57P03', '3D000']
    const port = await listenOn(
      createServer((socket) => socket.once('data', () => socket.end(refuseConnection(answers.shift() ?? '')))),
    )
    const { code, errors } = await startInVain({ DATABASE_URL: `postgres://setup:geheim@127.0.0.1:${port}/linli` })
    const lines = errors.trimEnd().split('\n')
    expect(code).toBe(2)
    expect(answers).toEqual([])
    expect(lines).toHaveLength(2)
    const waiting = lines.find((line) => line.startsWith('{')) ?? ''
    expect(JSON.parse(waiting)).toMatchObject({ msg: 'waiting for the database', database: `127.0.0.1:${port}` })
    expect(lines).toContainEqual(expect.stringContaining(`PostgreSQL at 127.0.0.1:${port} has no database "linli".`))
    expect(errors).not.toContain('geheim')
  })

  test('with a wrong password', async () => {
    const complaint = await complaintAbout({ DATABASE_URL: urlOf(database, `${role}:geheimer`) })
    expect(complaint).toMatch(/^PostgreSQL at \S+:\d+ does not accept this password for the role "weak_/)
  })

  test('without a password', async () => {
    const complaint = await complaintAbout({ DATABASE_URL: urlOf(database, role) })
    expect(complaint).toMatch(/ asks the role "weak_\w+" for a password\. Put it into DATABASE_URL/)
  })

  test('that does not exist', async () => {
    const complaint = await complaintAbout({ DATABASE_URL: urlOf('nowhere', `${role}:geheim`) })
    expect(complaint).toMatch(
      / has no database "nowhere"\. As a superuser run {2}create database "nowhere" owner "weak_/,
    )
  })

  test('that is too old', async () => {
    const old = `${database}_old`
    await asSuperuser(cluster, `create database ${old}`)
    try {
      await asSuperuser(urlOf(old), 'create schema old')
      await asSuperuser(
        urlOf(old),
        `create function old.current_setting(name text) returns text language sql
         return case name when 'server_version' then '14.9' else '140009' end`,
      )
      await asSuperuser(cluster, `alter database ${old} set search_path = old, pg_catalog`)
      expect(await complaintAbout({ DATABASE_URL: urlOf(old) })).toContain(
        'is version 14.9, and Linli needs 15 or newer.',
      )
    } finally {
      await asSuperuser(cluster, `drop database ${old} with (force)`)
    }
  })

  test('that is broken: a fault, with its stack in the log', async () => {
    const broken = `${database}_broken`
    await asSuperuser(cluster, `create database ${broken}`)
    try {
      await asSuperuser(urlOf(broken), 'create schema auth')
      const { code, errors } = await startInVain({ DATABASE_URL: urlOf(broken) })
      expect(code).toBe(1)
      const fatal = errors.split('\n').find((line) => line.startsWith('{'))
      expect(JSON.parse(fatal ?? '')).toMatchObject({ msg: 'could not start', fault: { stack: expect.any(String) } })
    } finally {
      await asSuperuser(cluster, `drop database ${broken} with (force)`)
    }
  })
})

describe('a role that lacks a right', () => {
  const weak = () => complaintAbout({ DATABASE_URL: urlOf(database, `${role}:geheim`) })

  test('the message names the right, and each statement in it gives that right', async () => {
    await asSuperuser(cluster, `alter role ${role} nologin`)
    expect(await weak()).toMatch(/ does not let the role "weak_\w+" in: .+ The role needs LOGIN/)
    await asSuperuser(cluster, `alter role ${role} login`)

    await asSuperuser(cluster, `revoke connect on database ${database} from public`)
    const noConnect = await weak()
    expect(noConnect).toContain('grant connect')
    await runStatements(noConnect)

    const noSetUp = await weak()
    expect(noSetUp).toContain('It needs CREATEROLE and to own the database')
    await runStatements(noSetUp)

    expect(await weak()).toMatch(/grant linli_app, .*linli_owner.* to "weak_\w+" with admin option;$/)
  })
})

/** Between two spaces and a semicolon stands what a superuser should run. */
async function runStatements(complaint: string): Promise<void> {
  for (const [, statement = ''] of complaint.matchAll(/ {2}(\w[^;]*);/g)) await asSuperuser(cluster, statement)
}

/** PostgreSQL's answer to a connection that it does not take. */
function refuseConnection(sqlState: string): Buffer {
  const fields = ['SFATAL', 'VFATAL', `C${sqlState}`, 'Mnot now', ''].map((field) => `${field}\0`).join('')
  const message = Buffer.alloc(5 + fields.length)
  message.write('E')
  message.writeInt32BE(4 + fields.length, 1)
  message.write(fields, 5)
  return message
}
