/** The embedded database cannot start for a reason its operator can act on; the message is a full sentence for them. */
export class EmbeddedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedError'
  }
}
