// Discrepancies in words, by kind, each with the sentences it stands on, fetched when asked for.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { statement as statementQuery } from '../data/queries.ts'
import type { Discrepancy } from '../data/types.ts'
import { Answer } from './answer.tsx'
import { Some } from './some.tsx'
import { StatementLine } from './statement-line.tsx'
import { Both, useSpeech } from './words.tsx'

/** The statements of a list of ids, loaded when the line is opened. */
export function Sentences({ ids }: { ids: readonly string[] }) {
  const { say } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('count.statements', { n: ids.length })}</summary>
      {open && <Loaded ids={ids} />}
    </details>
  )
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

export function DiscrepancyLine({ discrepancy }: { discrepancy: Discrepancy }) {
  return (
    <div className="discrepancy">
      <p>
        <Both words={discrepancy.words} />
      </p>
      <Sentences ids={discrepancy.statements} />
    </div>
  )
}

/** Discrepancies grouped by kind, in the order in which the kinds first come. */
export function DiscrepancyGroups({ list, most }: { list: readonly Discrepancy[]; most?: number }) {
  const { label, say } = useSpeech()
  const kinds = [...new Set(list.map((one) => one.kind))]
  return (
    <ul className="plain">
      {kinds.map((kind) => {
        const all = list.filter((one) => one.kind === kind)
        return (
          <li key={kind}>
            <p className="discrepancy-kind">{label('discrepancy', kind)}</p>
            {most === undefined ? (
              <Some of={all} first={12} className="within">
                {(one) => (
                  <li key={one.id}>
                    <DiscrepancyLine discrepancy={one} />
                  </li>
                )}
              </Some>
            ) : (
              <>
                {all.slice(0, most).map((one) => (
                  <DiscrepancyLine key={one.id} discrepancy={one} />
                ))}
                {all.length > most && <p className="meta">{say('discrepancies.more', { n: all.length - most })}</p>}
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
