import { matchKnownFact, standardFacts } from '@linli/core'
import { type FormField, type PluginDefinition, pluginLanguages } from '@linli/sdk/server'

/**
 * The fields of a plugin's forms that ask for what is known, in words for its author; empty when there are none
 * (数据一次收集、资源多方共享, 秦办发〔2011〕27号 六(三)).
 */
export function listAskedAgain(plugin: PluginDefinition): string[] {
  return (plugin.forms ?? []).flatMap((form) =>
    form.fields.flatMap((field) => {
      const flaw = field.fact === undefined ? findAskedAgain(plugin, field) : checkBinding(field, field.fact)
      return flaw === undefined ? [] : [`form ${form.key}, field ${field.key}: ${flaw}`]
    }),
  )
}

function findAskedAgain({ locales }: PluginDefinition, { label, type, measure, newReason }: FormField) {
  for (const language of pluginLanguages) {
    const words = locales[language]
    const asked = words[label] ?? ''
    const found = matchKnownFact({ label: asked, type, measure: words[`unit.${measure}`] ?? '' }, standardFacts)
    if (found === undefined || (found.how === 'similar' && newReason)) continue
    const { key, nameZh } = found.fact
    const how = found.how === 'similar' ? 'is like' : 'is'
    return `“${asked}” ${how} the known fact ${key} (${nameZh}): bind it by fact: '${key}'${
      found.how === 'similar' ? ', or say in newReason why it is another' : ''
    }`
  }
  return undefined
}

function checkBinding({ type }: FormField, key: string): string | undefined {
  const fact = standardFacts.find((one) => one.key === key)
  if (fact === undefined) return `there is no fact ${key}`
  return fact.type === type ? undefined : `the fact ${key} is of the type ${fact.type}, and the field of ${type}`
}
