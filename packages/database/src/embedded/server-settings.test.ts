import { expect, it } from 'vitest'
import { sharedMegabytes } from './server-settings.ts'

const GIB = 2 ** 30

it.each([
  ['a small machine', 0.5 * GIB, 128],
  ['a laptop', 4 * GIB, 512],
  ['a server', 64 * GIB, 1024],
])('keeps an eighth of the memory for pages, within bounds: %s', (_, memory, megabytes) => {
  expect(sharedMegabytes(memory)).toBe(megabytes)
})
