/** Problems in the order in which their fields stand in the form, which is the order of its empty values. */
export function inFormOrder<Problem extends { readonly name: string }>(
  problems: readonly Problem[],
  emptyForm: object,
): readonly Problem[] {
  const fields = Object.keys(emptyForm)
  return [...problems].sort((one, other) => fields.indexOf(one.name) - fields.indexOf(other.name))
}
