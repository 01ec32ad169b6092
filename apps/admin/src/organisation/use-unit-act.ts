import { useMutation, useQueryClient } from '@tanstack/react-query'

/** A change of a unit from a dialog; everything that shows the register is asked for again. */
export function useUnitAct<Input>(act: (input: Input) => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['organisation'] })
    },
  })
}
