import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSuperuser } from '@linli/database/testing'
import { startProgram } from '@linli/server/testing'

export interface DemoAccount {
  readonly account: string
  readonly password: string
  readonly tenant: string
  readonly unit: string
}

/** The product as an operator starts it for the first time, with the demo city, on a database of its own. */
export interface DemoCity {
  readonly url: string
  account(name: string): DemoAccount
  stop(): Promise<void>
}

export async function startDemoCity(): Promise<DemoCity> {
  const cluster = process.env.LINLI_TEST_DATABASE_URL
  if (cluster === undefined) throw new Error('LINLI_TEST_DATABASE_URL is missing: run the tests through Vitest')
  const database = `linli_journey_${randomBytes(6).toString('hex')}`
  await withSuperuser(cluster, (admin) => admin.query(`create database ${database}`))
  const dataDir = await mkdtemp(join(tmpdir(), 'linli-journey-'))
  const program = startProgram({
    DATABASE_URL: cluster.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`),
    LINLI_DATA_DIR: dataDir,
  })
  const url = await program.ready()
  const accounts: DemoAccount[] = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'))
  return {
    url,
    account(name) {
      const found = accounts.find(({ account }) => account === name)
      if (found === undefined) throw new Error(`There is no demo account ${name}`)
      return found
    },
    async stop() {
      program.process.kill('SIGTERM')
      await program.ended()
      await withSuperuser(cluster, (admin) => admin.query(`drop database ${database} with (force)`))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
