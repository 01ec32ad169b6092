import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeOwnerLock } from './owner-lock.ts'

let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'linli-lock-'))
  file = join(directory, 'owner.lock')
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('is held by one owner until it is released', () => {
  const lock = takeOwnerLock(directory)
  expect(() => takeOwnerLock(directory)).toThrow(`already in use by process ${process.pid}`)
  lock.release()
  expect(existsSync(file)).toBe(false)
  takeOwnerLock(directory).release()
})

it('replaces the lock of a process that is gone, even when its number lives on in another one', () => {
  writeFileSync(file, `${process.pid}\nanother run of that number\n${directory}\nx\n`)
  takeOwnerLock(directory).release()
})

it('replaces a lock that was cut short', () => {
  writeFileSync(file, '')
  takeOwnerLock(directory).release()
})

it('does not release a lock that somebody else has taken since', () => {
  const lock = takeOwnerLock(directory)
  rmSync(file)
  const next = takeOwnerLock(directory)
  lock.release()
  expect(existsSync(file)).toBe(true)
  next.release()
})

it('does not hold a copy of the directory', () => {
  const lock = takeOwnerLock(directory)
  const copy = join(directory, 'copy')
  mkdirSync(copy)
  cpSync(file, join(copy, 'owner.lock'))
  takeOwnerLock(copy).release()
  lock.release()
})
