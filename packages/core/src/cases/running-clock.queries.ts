import type { CoreReading } from '../scope.ts'

/** The deadlines that run by a parameter, counted by the version that each keeps, the latest version first. */
export async function selectRunningByVersion(scope: CoreReading, parameter: string) {
  const rows = await scope.db
    .selectFrom('core.clock')
    .select((eb) => [
      'parameter_version as version',
      'parameter_level as level',
      'working_days as value',
      eb.fn.countAll<string>().as('count'),
    ])
    .where('parameter', '=', parameter)
    .where('stopped_on', 'is', null)
    .groupBy(['parameter_version', 'parameter_level', 'working_days'])
    .orderBy('parameter_version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
