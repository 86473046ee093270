// Whom an outlet relays: how often, and how often with a change; all names behind a press where they are many.
import type { RelayRow } from '../data/types.ts'
import { Say, Text, useSpeech } from './words.tsx'

/** Names that stand in a row of the table. */
const FEW = 6

function Relay({ one }: { one: RelayRow['relays'][number] }) {
  const { say } = useSpeech()
  return (
    <>
      <Say id="speakers.times" values={{ name: <Text>{one.name}</Text>, n: one.times }} />
      {one.drifted > 0 && <span className="drifted"> {say('speakers.drifted', { n: one.drifted })}</span>}
    </>
  )
}

export function RelayLine({ row }: { row: RelayRow }) {
  const { say } = useSpeech()
  if (row.relays.length === 0) return <span className="unknown">{say('speakers.nobody')}</span>
  return (
    <span className="inline-list relays">
      {row.relays.slice(0, FEW).map((one) => (
        <span key={one.name}>
          <Relay one={one} />
        </span>
      ))}
      {row.relays.length > FEW && <span className="meta inline">{say('speakers.others', { n: row.relays.length - FEW })}</span>}
    </span>
  )
}

export function RelayList({ row }: { row: RelayRow | undefined }) {
  const { say } = useSpeech()
  if (!row || row.relays.length === 0) return <p className="unknown">{say('speakers.nobody')}</p>
  return (
    <ul className="plain dense">
      {row.relays.map((one) => (
        <li key={one.name}>
          <Relay one={one} />
        </li>
      ))}
    </ul>
  )
}

/** What kinds of change, each with how many statements. */
export function DriftCounts({ row }: { row: RelayRow }) {
  const { label, number, say } = useSpeech()
  if (row.drifted === 0) return <span className="unknown">{say('speakers.nodrift')}</span>
  return (
    <span className="inline-list">
      {row.drift.map(([what, n]) => (
        <span key={what}>
          {label('drift', what)}: {number(n)}
        </span>
      ))}
    </span>
  )
}
