import type { Caller } from './caller.ts'
import { type InputRecipes, mutateAt, prepare, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
const TODAY = '2026-03-02'
let made = 0

function newcomer({ mark }: Place) {
  made += 1
  return { name: `任职${mark}`, account: `holder-${made}` }
}

async function newPersonId(place: Place) {
  const person = { ...newcomer(place), title: `岗位${place.mark}`, ...place.vacancy }
  return (await mutate(place.system, 'people.add', person)).personId
}

const newPost = ({ mark, vacancy }: Place) => ({ title: `空岗${mark}`, ...vacancy })
const newPostId = async (place: Place) => (await mutate(place.system, 'posts.create', newPost(place))).id
const reasoned = ({ mark }: Place) => ({ reason: `理由${mark}` })

async function newAppointmentId(place: Place): Promise<string> {
  const personId = await newPersonId(place)
  const { appointments } = await prepare(place.system.query('people.get', { personId }))
  const [appointment] = appointments as readonly { readonly id: string }[] // the answer of `people.get`
  if (appointment === undefined) throw new Error('Nobody was appointed')
  return appointment.id
}

async function handOver(place: Place) {
  const [appointmentId, successorId] = [await newAppointmentId(place), await newPersonId(place)]
  return { appointmentId, on: TODAY, successorId, ...reasoned(place), remarks: `交代${place.mark}` }
}

const proposal = (place: Place) => ({
  ...{ role: 'audit-administrator', title: `审计${place.mark}`, from: TODAY },
  ...{ ...newcomer(place), ...reasoned(place) },
})

/** By the other of the two, so that the caller may decide it. */
async function proposed(place: Place, { kind }: Caller) {
  const by = kind.includes('security') ? place.system : place.security
  return { proposalId: (await mutate(by, 'administrators.propose', proposal(place))).id }
}

async function administratorToEnd(place: Place) {
  const { holders } = await prepare(place.system.query('administrators.list'))
  const [holder] = holders as readonly { readonly id: string }[] // the answer of `administrators.list`
  return { appointmentId: holder?.id, on: '2026-12-31', ...reasoned(place) }
}

export const peopleInputs: InputRecipes = {
  'core people.list': { build: ({ streetId }) => ({ unitId: streetId }) },
  'core people.get': { build: async (place) => ({ personId: await newPersonId(place) }) },
  'core people.change': {
    build: async (place) => ({
      personId: await newPersonId(place),
      name: `更名${place.mark}`,
      phone: '',
      ...reasoned(place),
    }),
  },
  'core people.endEmployment': {
    build: async (place) => ({ personId: await newPersonId(place), on: TODAY, ...reasoned(place) }),
  },
  'core posts.list': { build: ({ streetId }) => ({ unitId: streetId }) },
  'core posts.get': { build: async (place) => ({ postId: await newPostId(place) }) },
  'core posts.create': { build: newPost },
  'core posts.rename': {
    build: async (place) => ({ postId: await newPostId(place), title: `改名${place.mark}`, ...reasoned(place) }),
  },
  'core posts.close': {
    build: async (place) => ({ postId: await newPostId(place), on: TODAY, ...reasoned(place) }),
  },
  'core posts.appoint': {
    build: async (place) => ({ postId: await newPostId(place), personId: await newPersonId(place), from: TODAY }),
  },
  'core posts.appointNew': {
    build: async (place) => ({ postId: await newPostId(place), ...newcomer(place), from: TODAY }),
  },
  'core handOver.preview': { build: async (place) => ({ appointmentId: await newAppointmentId(place), on: TODAY }) },
  'core handOver.carryOut': { build: handOver },
  'core handOver.get': {
    build: async (place) => ({
      handOverId: (await mutate(place.system, 'handOver.carryOut', await handOver(place))).handOverId,
    }),
  },
  'core administrators.list': withoutInput,
  'core administrators.propose': {
    build: async (place) => {
      const { name: _name, account: _account, ...asked } = proposal(place)
      return { ...asked, personId: await newPersonId(place) }
    },
  },
  'core administrators.proposeEnd': { build: administratorToEnd },
  'core administrators.confirm': { build: proposed },
  'core administrators.decline': {
    build: async (place, caller) => ({ ...(await proposed(place, caller)), ...reasoned(place) }),
  },
}
