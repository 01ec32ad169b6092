/** The browser that asks: its address as the server knows it, and what it calls itself. */
export interface Client {
  readonly ip: string
  readonly userAgent: string
}
