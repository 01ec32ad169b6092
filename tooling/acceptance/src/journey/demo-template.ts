import { existsSync } from 'node:fs'
import { mkdtemp, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { databaseUrl, withSuperuser } from '@linli/database/testing'
import { startProgram } from '@linli/server/testing'

/**
 * The demo city as its first start leaves it, made once in a run of tests: a database and a data directory, of which every
 * file of tests takes copies. The first start itself is what the server's own tests prove.
 */
export interface DemoTemplate {
  readonly database: string
  readonly dataDir: string
}

const LOCK = 7_220_111_129

/**
 * Made by whoever asks first; the others wait.
 * @param folder the run's own
 */
export function makeDemoTemplate(cluster: string, folder: string): Promise<DemoTemplate> {
  const template = demoTemplateIn(folder)
  return withSuperuser(cluster, async (admin) => {
    // it ends with this connection
    await admin.query('select pg_advisory_lock($1)', [LOCK])
    if (!existsSync(template.dataDir)) await make(cluster, folder, template)
    return template
  })
}

export function demoTemplateIn(folder: string): DemoTemplate {
  const name = basename(folder).replace(/\W/g, '_').toLowerCase()
  return { database: `${name}_template`, dataDir: join(folder, 'data') }
}

/** The directory gets its name last, so that a start that failed leaves nothing to be taken for a template. */
async function make(cluster: string, folder: string, { database, dataDir }: DemoTemplate): Promise<void> {
  await withSuperuser(cluster, async (admin) => {
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.query(`create database ${database}`)
  })
  const half = await mkdtemp(join(folder, 'half-'))
  const program = startProgram({ DATABASE_URL: databaseUrl(cluster, database), LINLI_DATA_DIR: half })
  await program.ready()
  program.process.kill('SIGTERM')
  await program.ended()
  await rename(half, dataDir)
}
