import { z } from 'zod'
import { cursor, pageSize } from './schemas.ts'

export const auditListInput = z.object({ cursor, limit: pageSize })
