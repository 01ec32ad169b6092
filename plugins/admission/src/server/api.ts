import { createPluginApi, type ReadContext, type WriteContext } from '@linli/sdk/server'
import type { AdmissionTables } from './tables.ts'

export const { router, query, mutation, bulk, daily, places } = createPluginApi<AdmissionTables>()

export type Reading = ReadContext<AdmissionTables>
export type Writing = WriteContext<AdmissionTables>
