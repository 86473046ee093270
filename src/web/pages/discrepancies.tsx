// All discrepancies of the case, in words, by kind.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { discrepancies, firstDiscrepancies } from '../data/queries.ts'
import type { DiscrepancyRow } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { DiscrepancyLine } from '../parts/discrepancy-line.tsx'
import { Pages } from '../parts/pages.tsx'
import { useSpeech } from '../parts/words.tsx'

export function Discrepancies() {
  const { say } = useSpeech()
  const first = useQuery(firstDiscrepancies())
  return (
    <section className="page">
      <h1>{say('discrepancies.title')}</h1>
      <p className="lede">{say('discrepancies.note')}</p>
      <Answer of={first}>
        {({ kinds }) =>
          kinds.length === 0 ? (
            <Empty>{say('overview.discrepancies.none')}</Empty>
          ) : (
            <ul className="plain">
              {kinds.map(([kind, count]) => (
                <OfKind key={kind} kind={kind} count={count} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function OfKind({ kind, count }: { kind: DiscrepancyRow['kind']; count: number }) {
  const { label, number } = useSpeech()
  const list = useInfiniteQuery(discrepancies(kind))
  return (
    <li>
      <h2 className="discrepancy-kind">
        {label('discrepancy', kind)} · {number(count)}
      </h2>
      <Pages of={list} className="within">
        {(one) => (
          <li key={one.id}>
            <DiscrepancyLine discrepancy={one} of={one.of} />
          </li>
        )}
      </Pages>
    </li>
  )
}
