import { afterEach, expect, test } from 'vitest'
import { type Listener, listen } from './listen.ts'

let listener: Listener | undefined

afterEach(() => listener?.close(0))

/** A server with one request in it that ends when the test lets it. */
async function startSlow() {
  const arrived = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const opened = await listen(
    async () => {
      arrived.resolve()
      await release.promise
      return new Response('done')
    },
    0,
    '127.0.0.1',
  )
  listener = opened
  const answer = fetch(opened.url).then((response) => response.text())
  await arrived.promise
  return { opened, answer, release }
}

test('closing lets a running request finish and takes no other', async () => {
  const { opened, answer, release } = await startSlow()
  const closed = opened.close()
  await expect(fetch(opened.url)).rejects.toThrow()
  release.resolve()
  expect(await answer).toBe('done')
  await closed
})

test('closing cuts what does not finish in time', async () => {
  const { opened, answer, release } = await startSlow()
  const failed = expect(answer).rejects.toThrow()
  await opened.close(0)
  await failed
  release.resolve()
})

test('a port that is taken is an error at once', async () => {
  const { opened, release } = await startSlow()
  release.resolve()
  await expect(listen(() => new Response(), Number(new URL(opened.url).port), '127.0.0.1')).rejects.toThrow(
    'EADDRINUSE',
  )
})
