import type { ParameterDefinition, ParameterScalar } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { NewParameterRow } from './parameter.queries.ts'
import type { Basis, ParameterWork } from './parameter-work.ts'

export interface RowContent extends Basis {
  readonly id: string
  readonly definition: ParameterDefinition
  /** Missing where the tenant's own value ends. */
  readonly value?: ParameterScalar
  readonly validFrom: DateText
  readonly validTo?: DateText | undefined
  readonly corrects?: { readonly id: string; readonly revision: number }
}

/** A row that the tenant sets, in the name of whoever does it. */
export function newRow({ scope, actor, at }: ParameterWork, content: RowContent): NewParameterRow {
  const { id, definition, value, validFrom, validTo, document, section, reason, corrects } = content
  return {
    id,
    city_id: scope.cityId,
    key: definition.key,
    value: value === undefined ? null : JSON.stringify(value),
    unit: definition.unit,
    origin: 'tenant',
    revision: (corrects?.revision ?? 0) + 1,
    ending: value === undefined,
    valid_from: validFrom,
    valid_to: validTo ?? null,
    source_document: document,
    section,
    reason,
    corrects_id: corrects?.id ?? null,
    recorded_at: at,
    recorded_by_post: actor.postId,
    recorded_by: signatureOf(actor),
    closed_at: null,
    closing: null,
    closed_by_post: null,
    closed_by: '',
    closing_reason: '',
  }
}

/** Unit, post and name in the words of the day. */
export function signatureOf({ unitName, postTitle, name }: ParameterWork['actor']): string {
  return [unitName, postTitle, name].join(' ')
}
