export { type InboxQuery, listInbox } from './list-inbox.ts'
export { readCopies } from './read-copies.ts'
export { type FiguresQuery, readInboxFigures } from './read-figures.ts'
