export { type Confirmed, confirmProposal, declineProposal } from './decide-proposal.ts'
export { listAdministrators } from './list-administrators.ts'
export { type ProposedAdministrator, proposeAdministrator, proposeEnd } from './propose-administrator.ts'
