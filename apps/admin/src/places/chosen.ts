/** By case or post: the key of the unit that it goes to. */
export type Chosen = Readonly<Record<string, string>>
