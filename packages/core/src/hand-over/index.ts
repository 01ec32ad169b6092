export { carryOutHandOver, type HandOverAct } from './carry-out-hand-over.ts'
export { getHandOver } from './get-hand-over.ts'
export { type HandOverQuestion, previewHandOver } from './preview-hand-over.ts'
