import type { DemoAccount } from '@linli/core'
import en from '../../locales/en.json' with { type: 'json' }
import zhCn from '../../locales/zh-CN.json' with { type: 'json' }

type Message = keyof typeof en

/** Says one thing to whoever started the server, in Chinese and in English. */
export function announce(message: Message, params: Readonly<Record<string, string>> = {}): void {
  for (const language of [zhCn, en]) {
    process.stdout.write(`${language[message].replace(/\{\{(\w+)\}\}/g, (_, name) => params[name] ?? '')}\n`)
  }
}

export function announceDemoAccounts(accounts: readonly DemoAccount[]): void {
  const rows = accounts.map(({ account, password, unit, post, name }) => [account, password, `${unit} ${post} ${name}`])
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) {
    process.stdout.write(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
  }
}
