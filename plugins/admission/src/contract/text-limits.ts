/** How long each text may be, in characters: for the schemas, and for forms that count while one types. */
export const textLimits = {
  itemName: 120,
  legalBasis: 1000,
  fundingNote: 500,
  conditions: 2000,
  contact: 200,
  agreementReference: 200,
  agreementPowers: 1000,
  agreementPayment: 1000,
  /** What is said with a step of an item, wished or demanded. */
  opinion: 500,
  reportTitle: 120,
  demandedBy: 120,
  reportDescription: 2000,
  answer: 2000,
} as const
