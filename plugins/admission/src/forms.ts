import type { FormDefinition } from '@linli/sdk/server'

/** What departments and communities are asked to fill in; the list in force itself is nobody's work. */
export const forms: readonly FormDefinition[] = [
  {
    key: 'item',
    filledBy: ['department-clerk'],
    askedBy: 'overseer',
    frequency: 'as-needed',
    process: 'item',
    minutes: 20,
    fields: [
      { key: 'name', label: 'page.item.name', type: 'text' },
      { key: 'kind', label: 'page.item.kind', type: 'choice' },
      { key: 'category', label: 'page.item.category', type: 'choice' },
      { key: 'communityIds', label: 'page.item.reach', type: 'text' },
      { key: 'legalBasis', label: 'check.legal-basis', type: 'text' },
      { key: 'agreement', label: 'check.agreement', type: 'text' },
      { key: 'fundingFormula', label: 'page.form.formula', type: 'choice' },
      { key: 'fundingAmount', label: 'page.form.amount', type: 'decimal' },
      { key: 'households', label: 'page.form.households', type: 'integer', fact: 'community.households' },
      { key: 'conditions', label: 'check.conditions', type: 'text' },
      { key: 'contact', label: 'page.form.contact', type: 'text' },
      { key: 'startsOn', label: 'page.form.starts-on', type: 'date' },
      { key: 'endsOn', label: 'page.form.ends-on', type: 'date' },
    ],
  },
  {
    key: 'report',
    filledBy: ['community-worker'],
    askedBy: 'filler',
    frequency: 'as-needed',
    process: 'report',
    minutes: 1,
    fields: [
      { key: 'title', label: 'page.report-form.title', type: 'text' },
      { key: 'demandedBy', label: 'page.report-form.demandedBy', type: 'text' },
      { key: 'channel', label: 'page.report-form.channel', type: 'choice' },
      { key: 'description', label: 'page.report-form.description', type: 'text' },
    ],
  },
]
