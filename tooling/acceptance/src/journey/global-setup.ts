/** Gives a run of tests in browsers a folder of its own, in which the template of its demo cities is. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSuperuser } from '@linli/database/testing'
import { demoTemplateIn } from './demo-template.ts'

/** Runs in Vitest's main process, whose environment the workers inherit. Returns what to do after the last test. */
export function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-journey-'))
  process.env.LINLI_TEST_FOLDER = folder
  return async () => {
    delete process.env.LINLI_TEST_FOLDER
    rmSync(folder, { recursive: true, force: true })
    const cluster = process.env.LINLI_TEST_DATABASE_URL
    if (cluster === undefined) return
    const { database } = demoTemplateIn(folder)
    await withSuperuser(cluster, (admin) => admin.query(`drop database if exists ${database} with (force)`))
  }
}
