/**
 * HTTP/1.1 over one kept-alive connection, read as far as is needed to see where an answer ends. The generator shares two
 * cores with what it measures, so it must cost little.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')
const CONTENT_LENGTH = /\r\ncontent-length: (\d+)/i

export class RawConnection {
  readonly #socket: Socket
  #received: Buffer[] = []
  #size = 0
  #head = ''
  /** Where the answer ends; -1 while unknown, Infinity for a chunked one. */
  #end = -1
  #answered: PromiseWithResolvers<string> | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (data: Buffer) => this.#receive(data))
    socket.on('close', () => this.#answered?.reject(new Error('The server closed the connection')))
    socket.on('error', () => {})
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    return new RawConnection(socket)
  }

  /** Sends a whole request; gives the status line and headers once the answer is complete. */
  ask(request: string): Promise<string> {
    this.#answered = Promise.withResolvers()
    this.#socket.write(request)
    return this.#answered.promise
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(data: Buffer): void {
    this.#received.push(data)
    this.#size += data.length
    if (this.#end < 0) this.#readHead()
    const complete = this.#end === Number.POSITIVE_INFINITY ? this.#tail().equals(LAST_CHUNK) : this.#size === this.#end
    if (this.#end < 0 || !complete) return
    const head = this.#head
    this.#received = []
    this.#size = 0
    this.#end = -1
    this.#answered?.resolve(head)
  }

  #readHead(): void {
    const all = Buffer.concat(this.#received)
    const end = all.indexOf(HEAD_END)
    if (end < 0) return
    this.#head = all.toString('latin1', 0, end)
    const [, length] = CONTENT_LENGTH.exec(this.#head) ?? []
    this.#end = length === undefined ? Number.POSITIVE_INFINITY : end + HEAD_END.length + Number(length)
  }

  #tail(): Buffer {
    const last = this.#received.at(-1) ?? Buffer.alloc(0)
    const tail = last.length >= LAST_CHUNK.length ? last : Buffer.concat(this.#received)
    return tail.subarray(-LAST_CHUNK.length)
  }
}
