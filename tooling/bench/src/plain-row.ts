/** A row of the inbox in the form in which every way of asking for it can be compared. */
export interface PlainRow {
  readonly id: string
  readonly caseId: string
  readonly pluginId: string
  readonly subjectId: string
  readonly title: string
  readonly process: string
  readonly state: string
  readonly step: string
  readonly from: string
  readonly openedAt: string
  readonly clock: PlainClock | undefined
}

interface PlainClock {
  readonly key: string
  readonly startedOn: string
  readonly dueOn: string
  readonly provisional: boolean
  readonly paused: boolean
  readonly stopped: boolean
}

type Fields = Readonly<Record<string, unknown>>

/** Of the statement itself. */
export function fromSql(row: Fields): PlainRow {
  const { pausedOn, stoppedOn, clockKey } = row
  const clock = { ...row, key: clockKey, paused: pausedOn !== null && stoppedOn === null, stopped: stoppedOn !== null }
  return { ...head(row), clock: clockKey === null ? undefined : plainClock(clock) }
}

/** Of the product's answer. */
export function fromWire(row: Fields): PlainRow {
  return { ...head(row), clock: row.clock === undefined ? undefined : plainClock(row.clock as Fields) }
}

/** Of PostGraphile's answer, which nests what the statement joins. */
export function fromGraphql(node: Fields): PlainRow {
  const file = node.caseFileByTenantIdAndCaseId as Fields
  const clock = node.clockByTenantIdAndClockId as Fields | null
  const from = (file.orgUnitByTenantIdAndUnitId as Fields).name
  return {
    ...head({ ...node, ...file, from }),
    clock: clock === null ? undefined : fromSql({ ...node, ...file, ...clock, clockKey: clock.key, from }).clock,
  }
}

function head(row: Fields): Omit<PlainRow, 'clock'> {
  const text = (name: string) => String(row[name])
  return {
    id: text('id'),
    caseId: text('caseId'),
    pluginId: text('pluginId'),
    subjectId: text('subjectId'),
    title: text('title'),
    process: text('process'),
    state: text('state'),
    step: text('step'),
    from: text('from'),
    openedAt: new Date(text('openedAt')).toISOString(),
  }
}

function plainClock(clock: Fields): PlainClock {
  return {
    key: String(clock.key),
    startedOn: String(clock.startedOn),
    dueOn: String(clock.dueOn),
    provisional: clock.provisional === true,
    paused: clock.paused === true,
    stopped: clock.stopped === true,
  }
}
