import pg from 'pg'

type Parser = (text: string) => unknown

const DATE_OID = 1082
const INT8_OID = 20
const DATE_ARRAY_OID = 1182

const ownParsers = new Map<number, Parser>([
  // A day stays text end to end: as a `Date` every local midnight shifts by a day.
  [DATE_OID, (text) => text],
  // Counts and sums here stay far below 2^53; the driver's default would make them strings.
  [INT8_OID, Number],
])

/** How a column's text on the wire becomes a JavaScript value, by the type's OID. */
export function parserFor(typeOid: number): Parser {
  if (typeOid === DATE_ARRAY_OID) throw new Error('Arrays of days are not read; select them as text')
  return ownParsers.get(typeOid) ?? (pg.types.getTypeParser(typeOid, 'text') as Parser) // the driver types it by OID only
}
