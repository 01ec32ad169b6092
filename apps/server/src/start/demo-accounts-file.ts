import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoAccount } from '@linli/core'

/** Where the demonstration's passwords are: made anew for every installation, in a file for this user alone. */
export function demoAccountsPath(dataDir: string): string {
  return join(dataDir, 'demo-accounts.json')
}

/** Puts accounts beside those that are kept, in the place of those of the same names. */
export async function keepDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  const names = new Set(accounts.map(({ account }) => account))
  const others = (await readDemoAccounts(dataDir)).filter(({ account }) => !names.has(account))
  await writeDemoAccounts(dataDir, [...others, ...accounts])
}

/** Complete or not there at all, whatever happens while it is written. */
async function writeDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  const path = demoAccountsPath(dataDir)
  const partial = `${path}.partial`
  await rm(partial, { force: true })
  await writeFile(partial, `${JSON.stringify(accounts, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await rename(partial, path)
}

/** Empty when there is no file. */
export async function readDemoAccounts(dataDir: string): Promise<readonly DemoAccount[]> {
  try {
    // we wrote it; an edited one only changes what is printed
    return JSON.parse(await readFile(demoAccountsPath(dataDir), 'utf8')) as DemoAccount[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
