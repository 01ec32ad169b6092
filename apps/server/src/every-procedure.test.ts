import { coreRouter } from '@linli/api'
import { corePermissions } from '@linli/contract'
import { type ProcedureFacts, proceduresOf } from '@linli/sdk/server'
import { describe, expect, test } from 'vitest'
import { loadPlugins } from './start/load-plugins.ts'

/** Read from the routers themselves, so that a procedure added without a permission or a schema fails here. */

const plugins = await loadPlugins()
const core = proceduresOf(coreRouter)

/** What the core offers to callers without a permission; a line added here is a decision. */
const WITHOUT_PERMISSION: Readonly<Record<string, string>> = {
  'session.info': 'public',
  'session.signIn': 'public',
  'session.me': 'signed-in',
  'session.signOut': 'signed-in',
  'session.signOutEverywhere': 'signed-in',
  'session.choosePost': 'signed-in',
  'session.changePassword': 'signed-in',
  'session.secondStep': 'public',
  'session.invitation': 'public',
  'session.acceptInvitation': 'public',
  'session.beginProvider': 'public',
  'session.finishProvider': 'public',
  'session.unlockByCode': 'public',
  'account.state': 'signed-in',
  'account.passwordRules': 'signed-in',
  'account.sessions': 'signed-in',
  'account.endSession': 'signed-in',
  'account.endOtherSessions': 'signed-in',
  'account.signIns': 'signed-in',
  'account.beginSecondFactor': 'signed-in',
  'account.confirmSecondFactor': 'signed-in',
  'account.renewRecoveryCodes': 'signed-in',
  'account.removeSecondFactor': 'signed-in',
  'account.beginLink': 'signed-in',
  'account.removeLink': 'signed-in',
}

/** Mutations that say all by being called. */
const WITHOUT_INPUT = new Set(['session.signOut', 'session.signOutEverywhere', 'account.endOtherSessions'])

describe('every procedure of the core', () => {
  test.each(core)('$path declares who may call it', ({ path, permission }) => {
    expect(permission).toBeDefined()
    if (path in WITHOUT_PERMISSION) expect(permission).toBe(WITHOUT_PERMISSION[path])
    else expect(Object.keys(corePermissions)).toContain(permission)
  })

  test.each(core.filter(isMutation))('$path has a schema for what it takes', ({ path, hasInput }) => {
    expect(hasInput).toBe(!WITHOUT_INPUT.has(path))
  })

  test('none of it streams', () => {
    expect(core.map(({ type }) => type)).not.toContain('subscription')
  })
})

describe.each(plugins)('every procedure of $id', (plugin) => {
  const procedures = proceduresOf(plugin.router)

  test.each(procedures)('$path asks for a permission that the plugin declares', ({ permission }) => {
    expect(Object.keys(plugin.permissions)).toContain(permission)
  })

  test.each(procedures)('$path has an input schema', ({ hasInput }) => {
    expect(hasInput).toBe(true)
  })
})

function isMutation({ type }: ProcedureFacts): boolean {
  return type === 'mutation'
}
