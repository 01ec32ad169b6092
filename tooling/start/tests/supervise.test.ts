import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const LAUNCHER = join(import.meta.dirname, 'fixtures', 'supervise-program.mjs')

/** A launcher around one program; resolves when that program says that it is up. */
async function launch(behaviour: string) {
  const launcher = spawn(process.execPath, [LAUNCHER, behaviour], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  const ended = once(launcher, 'close')
  launcher.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  await new Promise<void>((resolve) => {
    launcher.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (output.includes('up')) resolve()
    })
  })
  return {
    launcher,
    output: () => output,
    errors: () => errors,
    /** Its own end and that of everything that holds its output. */
    async ended(): Promise<{ code: number | null; signal: string | null }> {
      const [code, signal] = await ended
      return { code, signal }
    },
  }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the program cleanly, with code 0', async (signal) => {
  const run = await launch('obedient')
  run.launcher.kill(signal)
  expect(await run.ended()).toEqual({ code: 0, signal: null })
  expect(run.output()).toContain('clean end: SIGTERM')
})

test('the code of a program that fails is handed on and told', async () => {
  const run = await launch('failing')
  expect(await run.ended()).toEqual({ code: 3, signal: null })
  expect(run.errors()).toBe('The program ended with code 3.\n')
})

test('a program with wrong settings has said so itself, and is not started again', async () => {
  const run = await launch('refusing')
  expect(await run.ended()).toEqual({ code: 2, signal: null })
  expect(run.output()).toBe('up\n')
  expect(run.errors()).toBe('')
})

test('a program sees that its launcher was killed', async () => {
  const run = await launch('obedient')
  run.launcher.kill('SIGKILL')
  expect(await run.ended()).toEqual({ code: null, signal: 'SIGKILL' })
  expect(run.output()).toContain('clean end: disconnect')
})
