import { type DutyUse, standardDuties } from '@linli/contract'

/** Where the installed plugins address duties. */
export type DutyCatalogue = readonly DutyUse[]

/** Every duty that is known, those that several plugins share first. */
export function dutiesOf(catalogue: DutyCatalogue): string[] {
  return [...new Set([...standardDuties, ...catalogue.map(({ duty }) => duty)])]
}

export function knowsDuty(catalogue: DutyCatalogue, duty: string): boolean {
  return dutiesOf(catalogue).includes(duty)
}
