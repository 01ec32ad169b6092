import type { ParameterDefault, ParameterDefinition, ParameterScalar, ParameterUser } from '@linli/contract'
import { amount, choice, share, type TypedParameter, textValue, wholeNumber, yesNo } from '@linli/contract'

/** What core or a plugin declares, and what of it runs by which parameter. */
export interface ParameterSource {
  /** None for the core. */
  readonly pluginId?: string
  readonly parameters: readonly ParameterDefault[]
  readonly users: readonly ParameterUser[]
}

/** Every parameter there is by its key, in the order of its declaration. */
export interface ParameterCatalogue {
  readonly definitions: readonly ParameterDefinition[]
  find(key: string): ParameterDefinition | undefined
  /** The deadlines and rules that go by it. */
  usersOf(key: string): readonly ParameterUser[]
}

const MOST = 1_000_000_000_000

/** @throws when a key is declared twice: the second would change what values of the first may be, and who may set them */
export function createParameterCatalogue(sources: readonly ParameterSource[]): ParameterCatalogue {
  const definitions = sources.flatMap(({ pluginId, parameters }) => parameters.map((each) => define(each, pluginId)))
  const byKey = new Map<string, ParameterDefinition>()
  for (const definition of definitions) {
    if (byKey.has(definition.key)) throw new Error(`The parameter ${definition.key} is declared twice`)
    byKey.set(definition.key, definition)
  }
  const users = Map.groupBy(
    sources.flatMap((source) => source.users),
    ({ parameter }) => parameter,
  )
  return {
    definitions,
    find: (key) => byKey.get(key),
    usersOf: (key) => users.get(key) ?? [],
  }
}

function define(declared: ParameterDefault, pluginId: string | undefined): ParameterDefinition {
  const { key, unit, value, least = 0, most = MOST, options = [], districtMay = 'anything' } = declared
  const inDoubt = declared.inDoubt ?? false
  return {
    key,
    ...(pluginId !== undefined && { pluginId }),
    group: key.split('.', 1)[0] ?? key,
    type: declared.type ?? typeOf(value),
    unit,
    least,
    most,
    options,
    districtMay,
    inDoubt,
    explained: declared.explained ?? inDoubt,
  }
}

function typeOf(value: ParameterScalar): ParameterDefinition['type'] {
  if (typeof value === 'boolean') return 'yes-no'
  if (typeof value === 'string') return 'text'
  return Number.isInteger(value) ? 'whole-number' : 'amount'
}

/** Whether a value is of the parameter's type and within its bounds. */
export function mayHold(definition: ParameterDefinition, value: ParameterScalar): boolean {
  if (!typed(definition).holds(value)) return false
  return typeof value !== 'number' || (value >= definition.least && value <= definition.most)
}

function typed({ key, type, options }: ParameterDefinition): TypedParameter {
  switch (type) {
    case 'whole-number':
      return wholeNumber(key)
    case 'amount':
      return amount(key)
    case 'share':
      return share(key)
    case 'text':
      return textValue(key)
    case 'yes-no':
      return yesNo(key)
    case 'choice':
      return choice(key, options)
  }
}
