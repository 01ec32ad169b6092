import { Lucia, TimeSpan } from 'lucia'
import {
  type AdapterOptions,
  createLuciaAdapter,
  type SessionAttributes,
  type UserAttributes,
} from './lucia-adapter.ts'

/** Lucia over the tenant's own store. Nothing outside this package knows that Lucia is here. */
export function createTenantLucia(options: AdapterOptions, absoluteMs: number) {
  return new Lucia(createLuciaAdapter(options), {
    sessionExpiresIn: new TimeSpan(absoluteMs, 'ms'),
    getSessionAttributes: ({ postId, lastSeenAt, expiresAt }) => ({ postId, lastSeenAt, endsAt: expiresAt }),
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
