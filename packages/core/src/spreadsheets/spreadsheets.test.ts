import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { readSpreadsheet } from './read-spreadsheet.ts'
import { writeSpreadsheet } from './write-spreadsheet.ts'

const refused = (code: string) => ({ ok: false, refusal: { code } })
const texts = async (bytes: Uint8Array, sheet?: string) => {
  const read = await readSpreadsheet({ bytes, reader: 'one', ...(sheet && { sheet }) })
  return read.ok ? read.value.rows.map(({ cells }) => cells.map(({ text }) => text)) : read.refusal
}

function excel(rows: unknown[][], bookType: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { cellDates: true }), '填报')
  return write(book, { type: 'buffer', bookType })
}

it('reads back what it writes, codes with all their digits and no formula from a text', async () => {
  const columns = [
    { title: '名称', width: 20 },
    { title: '代码', width: 20 },
    { title: '户数', width: 8, align: 'right' },
  ] as const
  const rows = [
    ['文耀里社区', '013030200100100', 1864],
    ['=HYPERLINK("x")', undefined, 0],
  ] as const
  const file = await writeSpreadsheet([
    { name: '填报', columns, rows },
    { name: '说明', columns: [{ title: '说明', width: 60 }], rows: [['一行一个单位']] },
  ])
  const expected = [
    ['名称', '代码', '户数'],
    ['文耀里社区', '013030200100100', '1864'],
    ['=HYPERLINK("x")', '', '0'],
  ]
  expect(await texts(file)).toEqual(expected)
  expect(await texts(file, '说明')).toEqual([['说明'], ['一行一个单位']])
  const read = await readSpreadsheet({ bytes: file, reader: 'one' })
  expect(read.ok && read.value.rows.flatMap(({ cells }) => cells.map(({ flaw }) => flaw))).toEqual(
    Array(9).fill(undefined),
  )
})

it('marks formulas, error values and numbers that have lost digits, and writes dates as days', async () => {
  const sheet = utils.aoa_to_sheet([['a', 130302001001, 1.2345678901234e17, new Date(Date.UTC(2026, 2, 2))]], {
    UTC: true,
  })
  sheet.A2 = { t: 'n', v: 3, f: '1+2' }
  sheet.B2 = { t: 'e', v: 42, w: '#N/A' }
  sheet['!ref'] = 'A1:D2'
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 's')
  const read = await readSpreadsheet({ bytes: write(book, { type: 'buffer', bookType: 'xlsx' }), reader: 'one' })
  expect(read).toMatchObject({
    value: {
      rows: [
        {
          number: 1,
          cells: [{ text: 'a' }, { text: '130302001001' }, { flaw: 'imprecise-number' }, { text: '2026-03-02' }],
        },
        { number: 2, cells: [{ text: '3', flaw: 'formula' }, { flaw: 'error-value' }] },
      ],
    },
  })
})

it('reads Excel of 97 to 2003, and comma-separated text in UTF-8 and GB18030', async () => {
  const expected = [
    ['名称', '备注'],
    ['耀华社区', '第一行\n"第二行", 完'],
  ]
  expect(await texts(excel(expected, 'biff8'))).toEqual(expected)
  const csv = '名称,备注\r\n\r\n耀华社区,"第一行\n""第二行"", 完"\r\n'
  expect(await texts(Buffer.from(`\uFEFF${csv}`))).toEqual(expected)
  const gb18030 = Buffer.from('c3fbb3c62cb1b8d7a20d0ad2abbbaac9e7c7f82cd2bb0d0a', 'hex')
  expect(await texts(gb18030)).toEqual([
    ['名称', '备注'],
    ['耀华社区', '一'],
  ])
  expect(await readSpreadsheet({ bytes: Buffer.from('a,=1+1\n'), reader: 'one' })).toMatchObject({
    value: { rows: [{ cells: [{ text: 'a' }, { flaw: 'formula' }] }] },
  })
})

it('refuses what is no spreadsheet, and an empty one', async () => {
  const file = excel([['a']])
  for (const bytes of [Buffer.from([1, 0, 2]), file.subarray(0, file.length - 30), Buffer.from('504b0304', 'hex')]) {
    expect(await readSpreadsheet({ bytes, reader: 'one' })).toMatchObject(refused('spreadsheet.unreadable'))
  }
  expect(await readSpreadsheet({ bytes: Buffer.from('a,"b\n'), reader: 'one' })).toMatchObject(
    refused('spreadsheet.unreadable'),
  )
  expect(await readSpreadsheet({ bytes: Buffer.from(''), reader: 'one' })).toMatchObject(refused('spreadsheet.empty'))
})

it('holds every file to its limits', async () => {
  const read = (limits: object) =>
    readSpreadsheet({ bytes: excel([['a', 'b'], ['c'], ['long text']]), limits, reader: 'one' })
  expect(await read({})).toMatchObject({ ok: true })
  expect(await read({ maxBytes: 100 })).toMatchObject(refused('spreadsheet.too-large'))
  expect(await read({ maxRows: 2 })).toMatchObject(refused('spreadsheet.too-many-rows'))
  expect(await read({ maxColumns: 1 })).toMatchObject(refused('spreadsheet.too-many-columns'))
  expect(await read({ maxCells: 3 })).toMatchObject(refused('spreadsheet.too-many-cells'))
  expect(await read({ maxCellLength: 8 })).toMatchObject(refused('spreadsheet.cell-too-long'))
  expect(await read({ timeLimitMs: 1 })).toMatchObject(refused('spreadsheet.too-slow'))
})

it('reads one file of a person at a time, beside those of others', async () => {
  const read = (reader: string) => readSpreadsheet({ bytes: excel([['a']]), reader })
  const [first, again, other] = await Promise.all([read('one'), read('one'), read('two')])
  expect([first.ok, other.ok]).toEqual([true, true])
  expect(again).toMatchObject({ refusal: { kind: 'too-many', code: 'spreadsheet.busy' } })
  expect(await read('one')).toMatchObject({ ok: true })
})

it('unpacks no bomb, whatever size it declares', async () => {
  const bomb = archiveOf(deflateRawSync(Buffer.alloc(200_000_000)), 10)
  expect(bomb.length).toBeLessThan(1_048_576)
  expect(await readSpreadsheet({ bytes: bomb, reader: 'one' })).toMatchObject(refused('spreadsheet.unpacks-too-large'))
})

/** A ZIP file with one part that claims to be small. */
function archiveOf(packed: Buffer, declaredSize: number): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declaredSize, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(declaredSize, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}
