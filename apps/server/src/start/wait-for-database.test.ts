import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { migrate } from '@linli/database'
import { expect, test } from 'vitest'
import { createLog } from '../telemetry/create-log.ts'
import { OperatorError } from './operator-error.ts'
import { waitForDatabase } from './wait-for-database.ts'

test('patience has an end, which names the place and not the password', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's address is never text
  server.close()

  const adminConnectionString = `postgres://setup:geheim@127.0.0.1:${port}/linli`
  const options = { patienceMs: 0, log: createLog('silent'), signal: new AbortController().signal }
  await expect(waitForDatabase(() => migrate({ adminConnectionString, modules: [] }), options)).rejects.toThrow(
    new OperatorError(
      `PostgreSQL at 127.0.0.1:${port} cannot be reached: nothing listens there. ` +
        'Start it, or correct the host and the port in DATABASE_URL.',
    ),
  )
})
