/**
 * Fills a compiled query as a scope would, without a scope: the query layer's markers are its own affair, so they are told by
 * their form. A symbol stands for the tenant, an object with a key for that key of the input.
 */
export function fillValues(parameters: readonly unknown[], tenantId: string, input: object): unknown[] {
  const inputs = new Map<string, unknown>(Object.entries(input))
  return parameters.map((parameter) => {
    if (typeof parameter === 'symbol') return tenantId
    return isInputMarker(parameter) ? inputs.get(parameter.key) : parameter
  })
}

function isInputMarker(parameter: unknown): parameter is { readonly key: string } {
  return parameter instanceof Object && parameter.constructor.name === 'InputParameter'
}
