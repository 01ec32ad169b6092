import type { ConnectError } from '@linli/database'
import { formatAddress } from './format-address.ts'

const NO_ANSWER = 'it does not answer'

/** By code, or by the driver's own words where it has none. */
const UNREACHABLE = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOENT', 'there is no such socket'],
  ['ENOTFOUND', 'no host has this name'],
  ['EAI_AGAIN', 'no host has this name'],
  ['ETIMEDOUT', NO_ANSWER],
  ['EHOSTUNREACH', NO_ANSWER],
  ['ENETUNREACH', NO_ANSWER],
  ['timeout expired', NO_ANSWER],
])

/** What is wrong with DATABASE_URL, or with the PostgreSQL it names, and what to do about it; never the password. */
export function explainConnectError(error: ConnectError): string {
  const { database, role } = error
  const server = `PostgreSQL at ${formatAddress(error.host, error.port)}`
  const { code = '', message } = error.cause as { code?: string; message: string } // an error of any kind has these
  switch (code) {
    case '28P01':
      return `${server} does not accept this password for the role "${role}", or has no such role. Correct them in DATABASE_URL.`
    case '28000':
      return `${server} does not let the role "${role}" in: ${message}. The role needs LOGIN, and this machine a line in pg_hba.conf.`
    case '3D000':
      return `${server} has no database "${database}". As a superuser run  create database "${database}" owner "${role}";  or correct the name in DATABASE_URL.`
    case '42501':
      return `The role "${role}" may not connect to the database "${database}". As a superuser run  grant connect on database "${database}" to "${role}";`
  }
  if (/password must be a/.test(message)) {
    return `${server} asks the role "${role}" for a password. Put it into DATABASE_URL: postgres://role:password@host:5432/database`
  }
  const problem = UNREACHABLE.get(code || message)
  return problem
    ? `${server} cannot be reached: ${problem}. Start it, or correct the host and the port in DATABASE_URL.`
    : `${server} cannot be used: ${message || code}. Correct DATABASE_URL, or what that server allows.`
}
