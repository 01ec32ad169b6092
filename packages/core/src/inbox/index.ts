export { type InboxQuery, listInbox } from './list-inbox.ts'
export { type FiguresQuery, readInboxFigures } from './read-figures.ts'
