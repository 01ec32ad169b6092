import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withBootstrapLock } from '../bootstrap-lock.mjs'

/** Above what any system gives to a process. */
const NO_PROCESS = '2147483647'

let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'linli-bootstrap-'))
  file = join(directory, 'bootstrap.lock')
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('is held during the work and released after it, also when the work fails', async () => {
  expect(await withBootstrapLock(async () => existsSync(file), directory)).toBe(true)
  expect(existsSync(file)).toBe(false)
  await expect(withBootstrapLock(() => Promise.reject(new Error('no')), directory)).rejects.toThrow('no')
  expect(existsSync(file)).toBe(false)
})

test('does not wait for a launch that was killed', async () => {
  writeFileSync(file, NO_PROCESS)
  expect(await withBootstrapLock(async () => 'through', directory)).toBe('through')
})
