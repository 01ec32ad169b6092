import { ok } from '@linli/kernel'
import { describe, expect, it } from 'vitest'
import { createHashingQueue } from './hashing-queue.ts'

describe('createHashingQueue', () => {
  it('runs two at a time, in order, and refuses who finds the room full', async () => {
    const queue = createHashingQueue({ running: 2, waiting: 3 })
    const begun: number[] = []
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
    const visits = gates.map((gate, number) =>
      queue.admit(async (runInPlace) => {
        await runInPlace(() => {
          begun.push(number)
          return gate.promise
        })
        return ok(number)
      }),
    )
    expect(await queue.admit(async () => ok('never'))).toEqual({
      ok: false,
      refusal: { kind: 'too-many', code: 'auth.busy', params: {} },
    })
    expect(begun).toEqual([0, 1])
    gates[1]?.resolve()
    expect(await visits[1]).toEqual(ok(1))
    expect(begun).toEqual([0, 1, 2])
    for (const gate of gates) gate.resolve()
    await Promise.all(visits)
    expect(begun).toEqual([0, 1, 2, 3, 4])
    expect(await queue.admit(async () => ok('again'))).toEqual(ok('again'))
  })

  it('gives a place back when a task throws', async () => {
    const queue = createHashingQueue({ running: 1, waiting: 0 })
    const failing = () => queue.admit((runInPlace) => runInPlace(() => Promise.reject(new Error('task'))))
    await expect(failing()).rejects.toThrow('task')
    await expect(failing()).rejects.toThrow('task')
  })
})
