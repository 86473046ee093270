// The statements of a report beside its text, in order of the text. The picked one is open: facts, chain, acts.
import { useEffect, useRef } from 'react'
import type { Report, Statement } from '../data/types.ts'
import { Empty } from './answer.tsx'
import type { Deciding } from './deciding.tsx'
import { History } from './history.tsx'
import { HowMade, RuleTrail, StatementFacts, StatementHead } from './statement-card.tsx'
import { useSpeech } from './words.tsx'

export function StatementList({
  list,
  report,
  originOf,
  pickedId,
  rules,
  onRules,
  onPick,
  deciding,
}: {
  list: readonly Statement[]
  report: Report
  originOf: Readonly<Record<string, string>>
  pickedId: string | null
  rules: boolean
  onRules: () => void
  onPick: (id: string) => void
  deciding: Deciding
}) {
  const { say } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!pickedId) return
    const card = box.current?.querySelector<HTMLElement>('[data-picked="true"]')
    const view = box.current?.getBoundingClientRect()
    const place = card?.getBoundingClientRect()
    if (!card || !view || !place) return
    if (place.top < view.top || place.bottom > view.bottom) box.current?.scrollBy({ top: place.top - view.top - 12 })
  }, [pickedId])
  return (
    <div className="pane statements" ref={box}>
      <h2 className="pane-head">{say('reading.list')}</h2>
      {list.length === 0 && <Empty>{say('reading.none')}</Empty>}
      <ol className="cards">
        {list.map((statement) => {
          const picked = statement.id === pickedId
          const how = statement.how ?? 'machine'
          return (
            <li key={statement.id} className={`card how-card-${how} kind-edge-${statement.kind}`} data-picked={picked} data-statement={statement.id}>
              <button type="button" className="card-head" aria-expanded={picked} onClick={() => onPick(statement.id)}>
                <StatementHead statement={statement} />
                <HowMade statement={statement} />
              </button>
              {picked && (
                <div className="card-body">
                  <StatementFacts statement={statement} report={report} full />
                  <div className="card-acts">
                    <button type="button" className="btn primary" disabled={deciding.busy} onClick={() => deciding.confirm(statement)}>
                      {say('reading.confirm')} <kbd>C</kbd>
                    </button>
                    <button type="button" className="btn" onClick={() => deciding.correct(statement)}>
                      {say('reading.correct')} <kbd>E</kbd>
                    </button>
                    <button type="button" className="btn" onClick={() => deciding.setAside(statement)}>
                      {say('reading.aside')} <kbd>X</kbd>
                    </button>
                    {how !== 'machine' && (
                      <button type="button" className="btn" disabled={deciding.busy} onClick={() => deciding.undo(statement)}>
                        {say('reading.takeback')} <kbd>Z</kbd>
                      </button>
                    )}
                    <button type="button" className="btn quiet" aria-expanded={rules} onClick={onRules}>
                      {say(rules ? 'trail.hide' : 'trail.show')} <kbd>R</kbd>
                    </button>
                    {originOf[statement.id] && deciding.originLink(originOf[statement.id] ?? '', say('reading.origin'))}
                  </div>
                  {rules && <RuleTrail statement={statement} report={report} />}
                  {how !== 'machine' && (
                    <>
                      <h3 className="small-head">{say('reading.history')}</h3>
                      <History id={statement.id} />
                    </>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
