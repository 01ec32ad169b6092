import pg from 'pg'

type Parser = (text: string) => unknown

const TIMESTAMPTZ_OID = 1184
const DATE_OID = 1082
const INT8_OID = 20
const DATE_ARRAY_OID = 1182

const ownParsers = new Map<number, Parser>([
  // A day stays text end to end: as a `Date` every local midnight shifts by a day.
  [DATE_OID, (text) => text],
  // Counts and sums here stay far below 2^53; the driver's default would make them strings.
  [INT8_OID, Number],
  [TIMESTAMPTZ_OID, readMoment],
])

const UTC_MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/

/** A moment as the server's own login writes it, in UTC; whatever looks different is left to the driver. */
function readMoment(text: string): unknown {
  if (!UTC_MOMENT.test(text)) return driverParser(TIMESTAMPTZ_OID)(text)
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
}

/** How a column's text on the wire becomes a JavaScript value, by the type's OID. */
export function parserFor(typeOid: number): Parser {
  if (typeOid === DATE_ARRAY_OID) throw new Error('Arrays of days are not read; select them as text')
  return ownParsers.get(typeOid) ?? driverParser(typeOid)
}

function driverParser(typeOid: number): Parser {
  return pg.types.getTypeParser(typeOid, 'text') as Parser // the driver types it by OID only
}
