/** What is shown once after somebody was added. */
export interface AddedPerson {
  readonly name: string
  readonly account: string
  readonly password: string
}
