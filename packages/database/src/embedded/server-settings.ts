/** The settings the embedded server runs with; given at every start, so that a file edited by hand cannot weaken them. */

import { totalmem } from 'node:os'

export interface ListenAddress {
  readonly port: number
  /** Absent on Windows. */
  readonly socketDirectory: string | undefined
}

const COMMON = {
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  password_encryption: 'scram-sha-256',
  logging_collector: 'off',
  log_min_messages: 'warning',
}

const DURABLE = {
  shared_buffers: `${sharedMegabytes(availableMemory())}MB`,
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'replica',
}

/** For test runs, whose data nobody needs after a power cut. */
const FORGETFUL = {
  shared_buffers: '128MB',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/**
 * The share of the machine's memory that PostgreSQL keeps pages in: an eighth, since the server and its browser may live on
 * the same machine; taken only as pages are read. With less than the clerks' inboxes need, each request reads them anew.
 */
export function sharedMegabytes(memoryBytes: number): number {
  return Math.min(1024, Math.max(128, Math.floor(memoryBytes / 8 / 2 ** 20)))
}

/** A container may have less than its machine. */
function availableMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

/** Arguments of the `postgres` program. */
export function serverArguments(cluster: string, address: ListenAddress, fsync: boolean): string[] {
  const settings = {
    ...COMMON,
    ...(fsync ? DURABLE : FORGETFUL),
    port: String(address.port),
    ...(address.socketDirectory === undefined
      ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
      : {
          listen_addresses: '',
          unix_socket_directories: address.socketDirectory,
          unix_socket_permissions: '0700',
        }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
