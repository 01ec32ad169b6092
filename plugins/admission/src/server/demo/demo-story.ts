import type { DemoStage } from '@linli/sdk/server'
import type { FileItemInput, ItemMoved } from '../../contract/index.ts'
import type { AdmissionRouter } from '../router.ts'
import { type DemoItem, rejectedItems, returnedItem, soundItems, unreadyItems } from './demo-items.ts'
import { demoReports } from './demo-reports.ts'

/**
 * A district at work: items in every state, one due today and one overdue among them, and demands outside the list. Days
 * are working days before the day of the demonstration; what is due follows from the deadlines of the product.
 */
export async function playAdmission(stage: DemoStage): Promise<void> {
  const communities = await stage.communities()
  if (communities.length === 0) return
  const story: Story = { stage, everywhere: communities.map(({ id }) => id), here: homeOf(stage) }
  const { index } = stage.district
  const inForce = 2 + (index % 3)
  const items = Array.from({ length: inForce + 3 }, (_, nth) => pick(soundItems, index * 3 + nth))

  for (const [nth, item] of items.slice(0, inForce).entries()) await putInForce(story, item, nth)
  await turnDown(story, pick(rejectedItems, index))
  await acceptItem(story, pick(unreadyItems, index))
  await sendBack(story)
  const [overdue, dueToday, fresh] = items.slice(inForce)
  if (overdue) await fileItem(story, overdue, { offset: -5, time: '10:05' })
  if (dueToday) await fileItem(story, dueToday, { offset: -3, time: '14:20' })
  if (fresh && index % 3 < 2) await fileItem(story, fresh, { offset: -1, time: '16:10' })
  await tellReports(story)
}

interface Story {
  readonly stage: DemoStage
  readonly everywhere: readonly string[]
  /** The communities where demo people work. */
  readonly here: readonly string[]
}

/** Working days from today, and the hour. */
interface When {
  readonly offset: number
  readonly time: string
}

function homeOf({ posts }: DemoStage): string[] {
  return [...new Set(posts.filter(({ role }) => role === 'community-worker').map(({ unitId }) => unitId))]
}

function pick<Each>(all: readonly [Each, ...Each[]] | readonly Each[], nth: number): Each {
  const picked = all[nth % all.length]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

async function putInForce(story: Story, item: DemoItem, nth: number): Promise<void> {
  const filed = await fileItem(story, item, { offset: nth - 30, time: '09:15' })
  const accepted = await officeAt(story, -28 + nth, '10:40').item.accept({
    ...step(filed),
    opinion: '材料齐全，予以受理',
  })
  const opinion = '依据、经费和工作条件齐备，同意列入准入清单'
  await officeAt(story, -21 + nth, '15:30').item.approve({ ...step(accepted), opinion })
}

async function turnDown(story: Story, { reason, ...item }: DemoItem & { readonly reason: string }): Promise<void> {
  const filed = await fileItem(story, item, { offset: -14, time: '11:00' })
  await officeAt(story, -12, '09:50').item.reject({ ...step(filed), reason })
}

async function acceptItem(story: Story, item: DemoItem): Promise<void> {
  const filed = await fileItem(story, item, { offset: -9, time: '08:55' })
  await officeAt(story, -7, '14:00').item.accept(step(filed))
}

async function sendBack(story: Story): Promise<void> {
  const { reason, ...item } = returnedItem
  const filed = await fileItem(story, item, { offset: -8, time: '15:45' })
  await officeAt(story, -6, '10:15').item.returnForSupplement({ ...step(filed), reason })
}

/** One answered in every district, and one that waits in every other. */
async function tellReports(story: Story): Promise<void> {
  const { stage, here } = story
  const { index } = stage.district
  const { answer, ...answered } = pick(demoReports, index)
  const filed = await communityAt(story, here[0], -6).report.file(answered)
  await officeAt(story, -4, '16:30').report.conclude({ ...step(filed), finding: 'upheld', answer })
  if (index % 2 === 1) return
  const { answer: _none, ...waiting } = pick(demoReports, index + 1)
  await communityAt(story, here.at(-1), -2).report.file(waiting)
}

function fileItem({ stage, everywhere, here }: Story, item: DemoItem, { offset, time }: When): Promise<ItemMoved> {
  const { department, agreed, ...content } = item
  const unitId = stage.posts.find(
    ({ role, unitName }) => role === 'department-clerk' && department.test(unitName),
  )?.unitId
  if (unitId === undefined) throw new Error(`no demo post in a department like ${department}`)
  const startsOn = stage.workingDay(offset + 20)
  const input: FileItemInput = {
    ...content,
    communityIds: [...(item.kind === 'entrusted' ? here : everywhere)],
    contact: '演示联系人 0335-0000000',
    startsOn,
    endsOn: `${Number(startsOn.slice(0, 4)) + 1}-12-31`,
    ...(agreed && { agreement: agreementOf(stage) }),
  }
  const clerk = stage.as<AdmissionRouter>({ role: 'department-clerk', unitId }, { day: stage.workingDay(offset), time })
  return clerk.item.file(input)
}

function agreementOf(stage: DemoStage): NonNullable<FileItemInput['agreement']> {
  return {
    form: 'service-purchase',
    reference: '购买服务协议第 1 号（演示数据）',
    signedOn: stage.workingDay(-40),
    powers: '受理、核对材料并上传（演示数据）',
    payment: '每季度首月十日前拨付（演示数据）',
  }
}

function officeAt({ stage }: Story, offset: number, time: string) {
  return stage.as<AdmissionRouter>({ role: 'office-clerk' }, { day: stage.workingDay(offset), time })
}

function communityAt({ stage }: Story, unitId: string | undefined, offset: number) {
  const worker = { role: 'community-worker' as const, ...(unitId !== undefined && { unitId }) }
  return stage.as<AdmissionRouter>(worker, { day: stage.workingDay(offset), time: '09:30' })
}

function step({ id, version }: { readonly id: string; readonly version: number }) {
  return { id, version }
}
