import { Fragment, type ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  /** Empty for the column of row actions. */
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned; the unit belongs in the header. */
  readonly number?: boolean
  readonly className?: string
  /** On a phone the header's word stands before the value, unless the value speaks for itself. */
  readonly speaksForItself?: boolean
}

export interface Section<Row> {
  readonly key: string
  /** Without a title the section has no heading row. */
  readonly title?: string
  readonly rows: readonly Row[]
}

interface DataTableProps<Row> {
  /** Read out before the table, not shown. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly sections: readonly Section<Row>[]
  readonly rowKey: (row: Row) => string
  /** Phones see cards unless the table is narrow enough as it is. */
  readonly narrow?: boolean
}

/** One semantic table for all listings; below 760 px its rows become cards. */
export function DataTable<Row>({ caption, columns, sections, rowKey, narrow = false }: DataTableProps<Row>) {
  return (
    <table className={narrow ? 'ln-table' : 'ln-table ln-table--cards'}>
      <caption className="ln-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? 'ln-number' : undefined}>
              {column.header || <span className="ln-visually-hidden">{caption}</span>}
            </th>
          ))}
        </tr>
      </thead>
      {sections.map((section) => (
        <tbody key={section.key}>
          {section.title && (
            <tr className="ln-table__section">
              <th colSpan={columns.length} scope="rowgroup">
                {section.title}
              </th>
            </tr>
          )}
          {section.rows.map((row) => (
            <tr key={rowKey(row)} className="ln-table__row">
              {columns.map((column) => (
                <Fragment key={column.key}>{renderCell(column, row)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function renderCell<Row>(column: Column<Row>, row: Row) {
  const label = column.speaksForItself || !column.header ? undefined : column.header
  const classes = [column.className, column.number && 'ln-number', !column.header && 'ln-table__actions']
    .filter(Boolean)
    .join(' ')
  return (
    <td data-label={label} className={classes || undefined}>
      {column.cell(row)}
    </td>
  )
}
