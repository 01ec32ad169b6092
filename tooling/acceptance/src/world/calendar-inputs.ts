import type { InputRecipes } from './inputs.ts'

/** The same notice each time: what was imported once changes nothing when it comes again. */
const notice = {
  content: JSON.stringify({ year: 2031, days: [{ name: '元旦', date: '2031-01-01', isOffDay: true }] }),
  document: '国办发明电〔2030〕7号',
}

export const calendarInputs: InputRecipes = {
  'core calendar.year': { build: () => ({ year: 2026 }) },
  'core calendar.preview': { build: () => notice },
  'core calendar.import': { build: () => notice },
}
