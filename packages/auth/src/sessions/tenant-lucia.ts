import { Lucia, TimeSpan } from 'lucia'
import {
  type AdapterOptions,
  createLuciaAdapter,
  type SessionAttributes,
  type UserAttributes,
} from './lucia-adapter.ts'

/** Lucia wants a limit of its own; ours are each session's, and none is longer. */
const LONGEST = new TimeSpan(1, 'd')

/** Lucia over the tenant's own store. Nothing outside this package knows that Lucia is here. */
export function createTenantLucia(options: AdapterOptions) {
  return new Lucia(createLuciaAdapter(options), {
    sessionExpiresIn: LONGEST,
    getSessionAttributes: ({ postId, lastSeenAt, expiresAt, idleMinutes, half, mustEnrol }) => ({
      postId,
      lastSeenAt,
      endsAt: expiresAt,
      idleMinutes,
      half,
      mustEnrol,
    }),
    getUserAttributes: (attributes) => attributes,
  })
}

export type TenantLucia = ReturnType<typeof createTenantLucia>

declare module 'lucia' {
  interface Register {
    Lucia: TenantLucia
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}
