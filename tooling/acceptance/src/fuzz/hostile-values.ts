import { newId } from '@linli/kernel'

/** Values that are harmless in TypeScript and not in PostgreSQL, in a parser, or in a log. Each is JSON as it travels. */

const text = (value: string) => JSON.stringify(value)
const base64 = (value: string) => text(Buffer.from(value).toString('base64url'))
const someId = newId()

export const hostileTexts: readonly string[] = [
  text('\u0000'),
  text('a\u0000b'),
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"x\\udfff"',
  ...['infinity', '-infinity', 'NaN', 'epoch', 'now', 'today', 'allballs', 'null', 'undefined', 'true', 'default'].map(
    text,
  ),
  ...[
    '\\',
    '\\\\',
    '\\x',
    "\\'",
    "'",
    "''",
    '"',
    '`',
    '$1',
    '$$',
    '%',
    '%%',
    '_',
    '%00',
    '\\u0000',

    '{{x}}',
  ].map(text),
  ...["'; drop table core.tenant; --", "' or 1=1 --", '1; select pg_sleep(9)', '--', '/*', '*/'].map(text),
  ...['foo & | !', ':*', "'a' <-> ", 'a:b', '!', '()', '((((', 'a & & b', '\\:'].map(text),
  ...[
    '{}',
    '{',
    '{"a":1}',
    '[]',
    '{NULL}',
    '{{1},{2}}',
    '(,)',
    '[1,2)',
    'empty',
    '<a>',
    '../../etc/passwd',
    'file:///x',
  ].map(text),
  ...[
    '\u202e\u200f',
    '\ufeff',
    '\u200b',
    '\u0085',
    '\u2028',
    '\ufffe',
    '\uffff',
    '😀'.repeat(20),
    'e\u0301',
    '〇'.repeat(40),
  ].map(text),
  ...['\t', '\n', '\r\n', ' ', '\u3000', '\u00a0', '\u0007', '\u001b[31m', '\u007f', '\u0080'].map(text),
]

export const hostileIds: readonly string[] = [
  someId.toUpperCase(),
  `{${someId}}`,
  someId.replaceAll('-', ''),
  `urn:uuid:${someId}`,
  `${someId}\n`,
  ` ${someId}`,
  `${someId}'`,
  someId.slice(1),
  `${someId}0`,
  `${someId.slice(0, -1)}g`,
  someId.replace('-', '\u2010'),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  someId,
].map(text)

export const hostileNumbers: readonly string[] = [
  ...[
    '0',
    '-0',
    '-1',
    '0.5',
    '1.0000000000000001',
    '101',
    '2147483647',
    '2147483648',
    '-2147483649',
    '9007199254740992',
  ],
  ...['9223372036854775807', '9223372036854775808', '99999999999999999999999999', '1e15', '1e308', '1e400', '-1e400'],
  ...['1e-400', '5e-324', '0.1e1', '1E+2'],
  ...['1', '2147483648', '99999999999999999999', '1e3', '0x10', '1_000', '１２', 'Infinity'].map(text),
]

export const hostileAmounts: readonly string[] = [
  ...[
    '0',
    '0.00',
    '-1',
    '1.005',
    '999999999999.99',
    '9999999999999.99',
    '1e10',
    '1,000',
    '01',
    '.5',
    '5.',
    '¥1',
    '१',
    '+1',
  ],
].map(text)

export const hostileDates: readonly string[] = [
  ...['0000-00-00', '0000-01-01', '0001-01-01', '-0001-01-01', '1949-09-30', '1949-10-01', '2199-12-31', '2200-01-01'],
  ...[
    '9999-12-31',
    '10000-01-01',
    '+292278994-08-17',
    '2026-02-29',
    '2024-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
  ],
  ...[
    '2026-01-01T00:00:00Z',
    '2026-01-01 BC',
    '01/02/2026',
    '20260101',
    '2026-W01-1',
    '２０２６-01-01',
    '2026-01-01\n',
  ],
  ...['4714-11-24 BC', '294277-01-01', 'infinity', '-infinity'],
].map(text)

/** A cursor is opaque to its caller, and what is in it is not. */
export const hostileCursors: readonly string[] = [
  ...['', '0', '-1', 'e30', '====', '%%%%', 'a'.repeat(200), 'a'.repeat(201)].map(text),
  ...[
    'infinity',
    '-infinity',
    '0000-01-01',
    '2026-13-45',
    '9999-12-31',
    '2026-03-02T25:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
  ].map((at) => base64(`${at} ${someId}`)),
  ...[
    'x',
    '\u0000',
    `2026-03-02 ${someId.toUpperCase()}`,
    '2026-03-02 nobody',
    ' ',
    `2026-03-02T00:00:00.000Z ' or 1=1`,
  ].map(base64),
  ...['0', '-1', '1e9', '99999999999999', '8640000000000001', '253402300800000', '99999999999999999', 'NaN'].map((at) =>
    text(`${at}.${someId}`),
  ),
  text(someId),
  text(`1.${someId.toUpperCase()}`),
  text('1.x'),
]

/** Of no type that any field has. */
export const hostileShapes: readonly string[] = [
  ...['null', 'true', 'false', '0', '[]', '{}', '[null]', '[[]]', '[{}]', '{"":null}', '{"length":1}', '{"0":"x"}'],
  ...[
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
    '{"toString":1}',
    '{"then":1}',
    '{"toJSON":1}',
  ],
  ...['{"$ne":null}', '{"json":{},"meta":{}}', '{"type":"Buffer","data":[0]}', '{"a\\u0000b":1}', '{"\\ud800":1}'],
  nested('[', ']', 30),
  nested('{"a":', '}', 30, 'null'),
  nested('[', ']', 5_000),
  nested('{"a":', '}', 2_000, 'null'),
  array(10_000, '1'),
  array(10_000, '"x"'),
  array(10_000, text(someId)),
  array(10_000, 'null'),
  text('x'.repeat(100_000)),
  text('汉'.repeat(30_000)),
]

function nested(open: string, close: string, depth: number, core = ''): string {
  return open.repeat(depth) + core + close.repeat(depth)
}

function array(length: number, element: string): string {
  return `[${Array.from({ length }, () => element).join(',')}]`
}
