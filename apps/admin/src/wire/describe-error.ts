import { readFailure } from '@linli/sdk/admin'
import { type ErrorText, formatMoment } from '@linli/ui'
import type { i18n } from 'i18next'

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/**
 * What happened, what is safe and what to do, in the reader's language. A refusal's message is `refusal.<code>` in the
 * words of the plugin that made it, or in ours; what to do then is `refusal-next.<code>`, where that is not plain from it.
 */
export function describeError(error: unknown, words: i18n, pluginId?: string): ErrorText {
  const failure = readFailure(error)
  if (failure.kind === 'unreachable') return describeGeneral(words, 'unreachable')
  if (failure.kind === 'fault') return { ...describeGeneral(words, 'fault'), requestId: failure.requestId }
  const { code, kind, params } = failure.refusal
  const namespaces = pluginId ? [pluginId, 'shell'] : ['shell']
  const known = namespaces.find((ns) => words.exists(`refusal.${code}`, { ns }))
  const happened = known
    ? words.t(`refusal.${code}`, { ns: known, ...readable(params) })
    : words.t(`refusal-kind.${kind}`, { ns: 'shell' })
  if (!known) return failure.wire.requestId === '' ? { happened } : { happened, requestId: failure.wire.requestId }
  const next = `refusal-next.${code}`
  return words.exists(next, { ns: known }) ? { happened, next: words.t(next, { ns: known }) } : { happened }
}

function describeGeneral(words: i18n, kind: 'unreachable' | 'fault'): ErrorText {
  const say = (part: string) => words.t(`error.${kind}.${part}`, { ns: 'shell' })
  return { happened: say('happened'), safe: say('safe'), next: say('next') }
}

function readable(params: Readonly<Record<string, string | number | boolean>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && ISO_MOMENT.test(value) ? formatMoment(value) : value,
    ]),
  )
}
