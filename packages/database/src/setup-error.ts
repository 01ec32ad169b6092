/** The database cannot be set up for a reason its operator can act on; the message is full sentences for them. */
export class SetupError extends Error {}
