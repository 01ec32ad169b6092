import type { CaseFile } from '@linli/sdk/server'
import type { ItemMoved } from '../../contract/index.ts'
import { itemStateOf } from './item-view.ts'

export function itemMoved(file: CaseFile): ItemMoved {
  return { id: file.subjectId, caseId: file.id, state: itemStateOf(file.state), version: file.version }
}
