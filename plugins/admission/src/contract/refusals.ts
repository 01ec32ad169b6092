/** The refusals of this plugin; each has a message in every language under `refusal.<code>`. */
export const refusals = [
  /** `missing`: keys of the unmet checks, joined by commas. 秦办发〔2011〕27号 七(一). */
  'admission.conditions-missing',
  /** What is a department's own duty may not be passed on (不得转嫁). 秦办发〔2011〕27号 七(一). */
  'admission.own-duty',
  'admission.item-not-found',
  'admission.report-not-found',
  'admission.unknown-community',
  'admission.unknown-unit',
  'admission.ends-before-start',
  'admission.signed-in-future',
] as const

export type AdmissionRefusal = (typeof refusals)[number]
