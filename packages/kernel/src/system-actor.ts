/** Stands where a post's id stands when the platform itself acts, for nobody. */
export const SYSTEM_ACTOR = '00000000-0000-0000-0000-000000000000'
