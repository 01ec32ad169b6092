import { randomBytes } from 'node:crypto'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseUrl, withSuperuser } from '@linli/database/testing'
import { startProgram } from '@linli/server/testing'
import { makeDemoTemplate } from './demo-template.ts'

export interface DemoAccount {
  readonly account: string
  readonly password: string
  readonly tenant: string
  readonly unit: string
}

/** The product as an operator finds it after its first start, with the demo city, on a database of its own. */
export interface DemoCity {
  readonly url: string
  account(name: string): DemoAccount
  stop(): Promise<void>
}

export async function startDemoCity(): Promise<DemoCity> {
  const { LINLI_TEST_DATABASE_URL: cluster, LINLI_TEST_FOLDER: folder } = process.env
  if (!cluster || !folder) throw new Error('This has to run through Vitest, which starts a PostgreSQL')
  const template = await makeDemoTemplate(cluster, folder)
  const database = `linli_journey_${randomBytes(6).toString('hex')}`
  const dataDir = join(folder, database)
  await withSuperuser(cluster, (admin) => admin.query(`create database ${database} template ${template.database}`))
  await cp(template.dataDir, dataDir, { recursive: true })
  const program = startProgram({ DATABASE_URL: databaseUrl(cluster, database), LINLI_DATA_DIR: dataDir })
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
