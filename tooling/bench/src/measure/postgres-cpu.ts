import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** CPU time that the server's backends have used so far, in microseconds by process; nothing where /proc does not tell. */
export async function postgresCpu(admin: pg.Client): Promise<ReadonlyMap<number, number>> {
  const { rows } = await admin.query<{ pid: number }>(
    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  )
  return new Map(rows.map(({ pid }) => [pid, backendMicros(pid)]))
}

/** What was used between two readings. */
export function cpuBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  let micros = 0
  for (const [pid, used] of after) micros += used - (before.get(pid) ?? 0)
  return micros
}

/** Its first number is the time on a CPU in nanoseconds. A backend has one thread. */
function backendMicros(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1000
  } catch {
    return Number.NaN
  }
}
