import type { ParameterDetail, ParameterRecord } from '@linli/contract'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { coreClient } from '../wire/core-client.ts'
import { type ParameterFormKind, type ParameterFormValues, readValue } from './parameter-form-values.ts'
import { parameterPath } from './parameter-path.ts'
import { useForgetParameters } from './parameter-queries.ts'

/** Sends the change, and goes back to the parameter, which then shows it. */
export function useChangeParameter(
  { definition }: ParameterDetail,
  kind: ParameterFormKind,
  record: ParameterRecord | undefined,
) {
  const { history } = useRouter()
  const forget = useForgetParameters()
  return useMutation({
    mutationFn: async (values: ParameterFormValues) => {
      const { basis, validFrom, validTo } = values
      const [document, section, reason] = [values.document.trim(), values.section.trim(), values.reason.trim()]
      const rests = { basis, section, reason, validFrom, ...(basis !== 'own' && { document }) }
      if (kind === 'end') return coreClient.parameters.end.mutate({ key: definition.key, ...rests })
      const value = readValue(definition, values.value)
      if (value === undefined) throw new Error('The form was sent with a value that it does not take')
      const given = { ...rests, value, ...(validTo && { validTo }) }
      return record?.id === undefined
        ? coreClient.parameters.set.mutate({ key: definition.key, ...given })
        : coreClient.parameters.correct.mutate({ id: record.id, ...given })
    },
    onSuccess: async () => {
      await forget()
      history.push(parameterPath(definition.key))
    },
  })
}
