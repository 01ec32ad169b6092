import type { Actor } from '@linli/contract/trpc'
import { SYSTEM_ACTOR } from '@linli/kernel'
import zhCn from '../../locales/zh-CN.json' with { type: 'json' }

/** Who stands in the audit trail for what the server itself does at its first start. */
export const systemActor: Actor = {
  personId: SYSTEM_ACTOR,
  postId: SYSTEM_ACTOR,
  unitId: SYSTEM_ACTOR,
  role: 'system-administrator',
  permissions: new Set(),
  name: zhCn['audit.system'],
  postTitle: zhCn['audit.system'],
  unitName: zhCn['audit.system'],
}
