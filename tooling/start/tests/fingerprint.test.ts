import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from '../install-packages.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linli-fingerprint-'))
  mkdirSync(join(root, 'packages', 'kernel'), { recursive: true })
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'packages/kernel/package.json']) {
    writeFileSync(join(root, file), 'one')
  }
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('changes with everything that decides which packages there are', () => {
  const before = fingerprint(root)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'packages/kernel/package.json']) {
    writeFileSync(join(root, file), 'two')
    expect(fingerprint(root)).not.toBe(before)
    writeFileSync(join(root, file), 'one')
  }
})

test('does not change with source', () => {
  const before = fingerprint(root)
  writeFileSync(join(root, 'packages', 'kernel', 'index.ts'), 'export {}')
  expect(fingerprint(root)).toBe(before)
})
