// The who-says-what table of a site or incident: speakers down, values along the reading direction; each cell opens its sentences.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Figure, Origin, ReportRow, Statement } from '../data/types.ts'
import { Dialog } from './dialog.tsx'
import { Pick } from './fields.tsx'
import { figureWords } from './figure-words.ts'
import { countedIn, type MatrixColumn, type MatrixRow, matrixOf } from './matrix-of.ts'
import { StatementLine } from './statement-line.tsx'
import { Text, useSpeech } from './words.tsx'

/** Rows shown before a person asks for more. */
const ROWS = 25

export function WhoSaysWhat({
  statements,
  origins,
  reports,
}: {
  statements: readonly Statement[]
  origins: readonly Origin[]
  reports: readonly ReportRow[]
}) {
  const speech = useSpeech()
  const { say, label, date, number } = speech
  const kinds = countedIn(statements)
  const [chosen, setChosen] = useState<string>()
  const [rows, setRows] = useState(ROWS)
  const [open, setOpen] = useState<{ row: MatrixRow; column: MatrixColumn } | null>(null)
  const of = (kinds.find((kind) => kind === chosen) ?? kinds[0]) as Figure['of'] | undefined
  if (!of) return null
  const matrix = matrixOf(of, statements, origins, reports)
  const words = (column: MatrixColumn) => figureWords(speech, { of, ...column })
  const rowOf = new Map(reports.map((row) => [row.id, row]))
  const name = (row: MatrixRow) => (row.origin === null ? say('matrix.untraced') : row.name)
  return (
    <section className="block" id="who">
      <div className="spread">
        <h2>{say('matrix.title')}</h2>
        {kinds.length > 1 && (
          <Pick name={say('matrix.of')} value={of} onChange={setChosen} of={kinds.map((kind) => [kind, label('counted', kind)] as const)} />
        )}
      </div>
      <p className="help">{say('matrix.help')}</p>
      <div className="table-box">
        <table className="table matrix">
          <thead>
            <tr>
              <th scope="col">{say('matrix.speaker')}</th>
              <th scope="col">{say('matrix.first')}</th>
              {matrix.columns.map((column) => (
                <th scope="col" key={column.key}>
                  <bdi className={words(column).length > 24 ? 'long' : undefined}>{words(column)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.slice(0, rows).map((row) => (
              <tr key={row.origin ?? ''}>
                <th scope="row">
                  {row.origin === null ? (
                    <span className="unknown">{say('matrix.untraced')}</span>
                  ) : (
                    <Link to="/origins/$id" params={{ id: row.origin }}>
                      <Text>{row.name}</Text>
                    </Link>
                  )}
                </th>
                <td className="nowrap">
                  <bdi>{date(row.first)}</bdi>
                </td>
                {matrix.columns.map((column) => (
                  <td key={column.key} className="cell">
                    <Cell
                      statements={row.cells.get(column.key) ?? []}
                      onOpen={() => setOpen({ row, column })}
                      name={`${name(row)}: ${words(column)}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {say('matrix.reports')}
              </th>
              {matrix.columns.map((column) => {
                const all = matrix.rows.flatMap((row) => row.cells.get(column.key) ?? [])
                return (
                  <td key={column.key} className="cell">
                    <bdi>{number(new Set(all.map((one) => one.report)).size)}</bdi>
                  </td>
                )
              })}
            </tr>
          </tfoot>
        </table>
      </div>
      {matrix.rows.length > rows && (
        <p className="some-more">
          <button type="button" className="btn" onClick={() => setRows(rows + ROWS)}>
            {say('do.more')}
          </button>{' '}
          <span className="help">{say('some.shown', { n: rows, of: matrix.rows.length })}</span>
        </p>
      )}
      <Dialog title={open ? `${name(open.row)}: ${words(open.column)}` : ''} open={open !== null} onClose={() => setOpen(null)} wide>
        <ul className="plain">
          {(open?.row.cells.get(open.column.key) ?? []).map((one) => (
            <li key={one.id}>
              <StatementLine statement={one} report={rowOf.get(one.report)} chain />
            </li>
          ))}
        </ul>
      </Dialog>
    </section>
  )
}

/** How many reports carry it, and how firmly where it is not stated as fact: by shape and by words. */
function Cell({ statements, name, onOpen }: { statements: readonly Statement[]; name: string; onOpen: () => void }) {
  const { say, label, number } = useSpeech()
  if (statements.length === 0) return <span aria-hidden="true">·</span>
  const reports = new Set(statements.map((one) => one.report)).size
  const commitments = [...new Set(statements.flatMap((one) => one.figure?.commitment ?? []))]
  const soft = !commitments.includes('asserted')
  const said = commitments
    .filter((one) => one !== 'asserted')
    .map((one) => label('commitment', one))
    .join(' · ')
  const reviewed = statements.every((one) => one.how && one.how !== 'machine')
  return (
    <button type="button" className={`matrix-cell${soft ? ' soft' : ''}${reviewed ? ' reviewed' : ''}`} onClick={onOpen}>
      <span className="unseen">{name}: </span>
      <strong>{number(reports)}</strong>
      <span className="unseen"> {say('matrix.cell', { n: reports })} </span>
      <small className={said === '' ? 'unseen' : undefined}>{said || label('commitment', 'asserted')}</small>
    </button>
  )
}
