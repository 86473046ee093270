// Discrepancies in words, by kind, each with the sentences it stands on, fetched when asked for.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { discrepancy as discrepancyQuery, statement as statementQuery } from '../data/queries.ts'
import type { Discrepancy, DiscrepancyRows } from '../data/types.ts'
import { Answer } from './answer.tsx'
import { Some } from './some.tsx'
import { StatementLine } from './statement-line.tsx'
import { Both, useSpeech } from './words.tsx'

/** The statements of a list of ids, loaded when the line is opened. */
export function Sentences({ ids, of = ids.length, all }: { ids: readonly string[]; of?: number; all?: () => ReactNode }) {
  const { say } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('count.statements', { n: of })}</summary>
      {open && (all && of > ids.length ? all() : <Loaded ids={ids} />)}
    </details>
  )
}

/** A line of a list names the first statements only: all of them are asked for when it is opened. */
function AllOf({ id }: { id: string }) {
  const whole = useQuery(discrepancyQuery(id))
  return <Answer of={whole}>{(data) => <Loaded ids={data.statements} />}</Answer>
}

function Loaded({ ids }: { ids: readonly string[] }) {
  return (
    <Some of={ids} first={20}>
      {(id) => (
        <li key={id}>
          <LoadedLine id={id} />
        </li>
      )}
    </Some>
  )
}

function LoadedLine({ id }: { id: string }) {
  const page = useQuery(statementQuery(id))
  return <Answer of={page}>{(data) => <StatementLine statement={data.statement} report={data.report} chain />}</Answer>
}

/** `of`: how many statements it stands on, where the list names only the first. */
export function DiscrepancyLine({ discrepancy, of }: { discrepancy: Discrepancy; of?: number }) {
  return (
    <div className="discrepancy">
      <p>
        <Both words={discrepancy.words} />
      </p>
      <Sentences ids={discrepancy.statements} {...(of === undefined ? {} : { of })} all={() => <AllOf id={discrepancy.id} />} />
    </div>
  )
}

/** The first discrepancy of each kind, and how many more of it there are. */
export function FirstDiscrepancies({ first: { items, kinds } }: { first: DiscrepancyRows }) {
  const { label, say } = useSpeech()
  return (
    <ul className="plain">
      {kinds.map(([kind, count]) => (
        <li key={kind}>
          <p className="discrepancy-kind">{label('discrepancy', kind)}</p>
          {items.flatMap((one) => (one.kind === kind ? [<DiscrepancyLine key={one.id} discrepancy={one} of={one.of} />] : []))}
          {count > 1 && <p className="meta">{say('discrepancies.more', { n: count - 1 })}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Discrepancies grouped by kind, in the order in which the kinds first come. */
export function DiscrepancyGroups({ list }: { list: readonly Discrepancy[] }) {
  const { label } = useSpeech()
  const kinds = [...new Set(list.map((one) => one.kind))]
  return (
    <ul className="plain">
      {kinds.map((kind) => {
        const all = list.filter((one) => one.kind === kind)
        return (
          <li key={kind}>
            <p className="discrepancy-kind">{label('discrepancy', kind)}</p>
            <Some of={all} first={12} className="within">
              {(one) => (
                <li key={one.id}>
                  <DiscrepancyLine discrepancy={one} />
                </li>
              )}
            </Some>
          </li>
        )
      })}
    </ul>
  )
}
