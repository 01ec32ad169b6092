import { type FactDefinitionInput, factDefinitionInput } from '@linli/contract'
import facts from './data/standard-facts.json' with { type: 'json' }

/** The facts that ship with the product: definitions with their sources, never a value. */
export const standardFacts: readonly FactDefinitionInput[] = facts.map((fact) =>
  factDefinitionInput.parse({ validFrom: '2025-01-01', ...fact }),
)
