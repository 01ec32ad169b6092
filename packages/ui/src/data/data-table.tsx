import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

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

/** Rows that can be chosen; the choice is the caller's. */
export interface RowSelection<Row> {
  readonly selected: ReadonlySet<string>
  readonly onChange: (selected: ReadonlySet<string>) => void
  /** What the row's checkbox is for. */
  readonly nameOf: (row: Row) => string
}

interface DataTableProps<Row> {
  /** Read out before the table, not shown. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly sections: readonly Section<Row>[]
  readonly rowKey: (row: Row) => string
  /** Phones see cards unless the table is narrow enough as it is. */
  readonly narrow?: boolean
  readonly selection?: RowSelection<Row> | undefined
}

/** One semantic table for all listings; below 760 px its rows become cards. */
export function DataTable<Row>({ caption, columns, sections, rowKey, narrow = false, selection }: DataTableProps<Row>) {
  return (
    <table className={narrow ? 'ln-table' : 'ln-table ln-table--cards'}>
      <caption className="ln-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className="ln-table__select">
              <SelectAll keys={sections.flatMap(({ rows }) => rows.map(rowKey))} selection={selection} />
            </th>
          )}
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
              <th colSpan={columns.length + (selection ? 1 : 0)} scope="rowgroup">
                {section.title}
              </th>
            </tr>
          )}
          {section.rows.map((row) => (
            <tr key={rowKey(row)} className="ln-table__row" aria-selected={selection?.selected.has(rowKey(row))}>
              {selection && <SelectCell rowKey={rowKey(row)} row={row} selection={selection} />}
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

function SelectAll<Row>({ keys, selection }: { keys: readonly string[]; selection: RowSelection<Row> }) {
  const { t } = useTranslation('ui')
  const chosen = keys.filter((key) => selection.selected.has(key)).length
  return (
    <input
      type="checkbox"
      aria-label={t('table.select-all')}
      checked={chosen > 0 && chosen === keys.length}
      ref={(input) => {
        if (input) input.indeterminate = chosen > 0 && chosen < keys.length
      }}
      onChange={(event) => selection.onChange(new Set(event.target.checked ? keys : []))}
    />
  )
}

interface SelectCellProps<Row> {
  readonly rowKey: string
  readonly row: Row
  readonly selection: RowSelection<Row>
}

function SelectCell<Row>({ rowKey, row, selection: { selected, onChange, nameOf } }: SelectCellProps<Row>) {
  const { t } = useTranslation('ui')
  const toggle = (on: boolean) => {
    const next = new Set(selected)
    if (on) next.add(rowKey)
    else next.delete(rowKey)
    onChange(next)
  }
  return (
    <td className="ln-table__select">
      <label>
        <input
          type="checkbox"
          aria-label={t('table.select', { name: nameOf(row) })}
          checked={selected.has(rowKey)}
          onChange={(event) => toggle(event.target.checked)}
        />
      </label>
    </td>
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
