import type { Caller } from './caller.ts'
import { type InputRecipes, mutateAt, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
const key = 'community.households'
let defined = 0

const isCity = ({ mark }: Place) => mark.includes('city')

function newFact(place: Place) {
  defined += 1
  return {
    key: `${isCity(place) ? '' : 'local-'}community.trial-${defined}`,
    nameZh: `试填项目${defined}`,
    nameEn: `Trial ${defined}`,
    subjectKinds: ['community'],
    type: 'integer',
    owner: 'subject',
    frequency: 'quarter',
    sensitivity: 'district',
    sourceDocument: '试行',
    validFrom: '2026-01-01',
  }
}

/** A city has nobody at the office's desk who defines facts; the caller is. */
async function factToEnd(place: Place, { browser, home }: Caller) {
  const fact = newFact(place)
  await mutate(home.places[0].mark === place.mark && isCity(place) ? browser : place.office, 'facts.define', fact)
  return { key: fact.key, validTo: '2026-03-02' }
}

/** As a spreadsheet program saves it. */
function fileOfFacts({ communityId }: Place) {
  const text = `单位编号,数据项代码,所属期,数据\n${communityId},community.estates,2026-03-01,7\n`
  return { file: Buffer.from(text).toString('base64') }
}

async function checkedFile(place: Place, { browser, kind }: Caller) {
  const made = fileOfFacts(place)
  if (kind === 'nobody' || kind.includes('administrator') || kind === 'city-officer' || kind === 'deactivated')
    return { ...made, seen: 'a'.repeat(64) }
  const { seen } = await mutate(browser, 'facts.checkImport', made)
  return { ...made, seen }
}

const entry = ({ mark }: Place) => ({ key, period: '2025-Q4', value: '1800', revision: 0, basis: mark, reason: mark })

export const factInputs: InputRecipes = {
  'core facts.unit': { build: ({ communityId }) => ({ unitId: communityId }) },
  'core facts.history': { build: ({ communityId }) => ({ unitId: communityId, key }) },
  'core facts.table': { build: () => ({ key }) },
  'core facts.importTemplate': withoutInput,
  'core facts.checkImport': { build: fileOfFacts },
  'core facts.import': { build: checkedFile },
  'core facts.overview': withoutInput,
  'core facts.burden': { build: ({ communityId }) => ({ unitId: communityId }) },
  'core facts.burdenFile': { build: ({ communityId }) => ({ unitId: communityId }) },
  'core facts.enter': { build: (place) => ({ unitId: place.communityId, entries: [entry(place)] }) },
  'core facts.definitions': withoutInput,
  'core facts.define': { build: newFact },
  'core facts.end': { build: factToEnd },
}
