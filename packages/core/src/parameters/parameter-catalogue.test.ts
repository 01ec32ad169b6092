import { coreParameterGroups, type ParameterDefault } from '@linli/contract'
import { expect, it } from 'vitest'
import { coreParameters } from './core-parameters.ts'
import { createParameterCatalogue } from './parameter-catalogue.ts'

it('is not made where a plugin declares what the core has declared', () => {
  const [taken] = coreParameters
  const loosened: ParameterDefault[] = taken === undefined ? [] : [{ ...taken, districtMay: 'anything' }]
  const core = { parameters: coreParameters, users: [] }
  expect(() => createParameterCatalogue([core, { pluginId: 'premises', parameters: loosened, users: [] }])).toThrow(
    `The parameter ${taken?.key} is declared twice`,
  )
  expect(createParameterCatalogue([core]).definitions).toHaveLength(coreParameters.length)
})

it('has the groups of the core that no plugin may be called by', () => {
  const groups = new Set(coreParameters.map(({ key }) => key.split('.', 1)[0]))
  expect([...groups].sort()).toEqual([...coreParameterGroups].sort())
})
