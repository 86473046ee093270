// All discrepancies of the case, in words, by kind.
import { useQuery } from '@tanstack/react-query'
import { discrepancies } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { DiscrepancyGroups } from '../parts/discrepancy-line.tsx'
import { useSpeech } from '../parts/words.tsx'

export function Discrepancies() {
  const { say } = useSpeech()
  const list = useQuery(discrepancies())
  return (
    <section className="page">
      <h1>{say('discrepancies.title')}</h1>
      <p className="lede">{say('discrepancies.note')}</p>
      <Answer of={list}>
        {(all) => (all.length === 0 ? <Empty>{say('overview.discrepancies.none')}</Empty> : <DiscrepancyGroups list={all} />)}
      </Answer>
    </section>
  )
}
