// The statements of a report beside its text, in order of the text. The picked one is open: facts, chain, acts.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Report, Statement } from '../data/types.ts'
import { Empty } from './answer.tsx'
import type { Deciding } from './deciding.tsx'
import { History } from './history.tsx'
import { HowMade, RuleTrail, StatementFacts, StatementHead } from './statement-card.tsx'
import { useSpeech } from './words.tsx'

interface Reshape {
  readonly split: (statement: Statement) => void
  readonly merge: (statement: Statement) => void
}

/** From this many on, only the cards in view are drawn. */
const MANY = 100

export function StatementList({
  list,
  report,
  originOf,
  pickedId,
  rules,
  onRules,
  onPick,
  deciding,
  reshape,
}: {
  list: readonly Statement[]
  report: Report
  originOf: Readonly<Record<string, string>>
  pickedId: string | null
  rules: boolean
  onRules: () => void
  onPick: (id: string) => void
  deciding: Deciding
  /** Null where the person may not act on statements. */
  reshape: Reshape | null
}) {
  const { say } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  const at = list.findIndex((one) => one.id === pickedId)
  const long = list.length > MANY
  const virtual = useVirtualizer({
    count: long ? list.length : 0,
    getScrollElement: () => box.current,
    estimateSize: (i) => (i === at ? 460 : 46),
    overscan: 8,
    gap: 7,
    getItemKey: (i) => list[i]?.id ?? i,
  })
  const jump = useRef(virtual)
  jump.current = virtual
  // Brings the picked card into view only when it is not in it.
  useEffect(() => {
    if (at < 0) return
    const visible = () => {
      const card = box.current?.querySelector<HTMLElement>('[data-picked="true"]')
      const view = box.current?.getBoundingClientRect()
      const place = card?.getBoundingClientRect()
      if (!card || !view || !place) return false
      if (place.top < view.top || place.bottom > view.bottom) box.current?.scrollBy({ top: place.top - view.top - 12 })
      return true
    }
    if (!visible() && long) jump.current.scrollToIndex(at, { align: 'start' })
  }, [at, long])

  const card = (statement: Statement) => (
    <StatementCard
      statement={statement}
      report={report}
      originId={originOf[statement.id]}
      picked={statement.id === pickedId}
      rules={rules}
      onRules={onRules}
      onPick={onPick}
      deciding={deciding}
      reshape={reshape}
    />
  )
  return (
    <div className="pane statements" ref={box}>
      <h2 className="pane-head">{say('reading.list')}</h2>
      {list.length === 0 && <Empty>{say('reading.none')}</Empty>}
      {long ? (
        <ol className="cards many" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const statement = list[item.index]
            return statement ? (
              <li
                key={item.key}
                data-index={item.index}
                aria-posinset={item.index + 1}
                aria-setsize={list.length}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {card(statement)}
              </li>
            ) : null
          })}
        </ol>
      ) : (
        <ol className="cards">
          {list.map((statement) => (
            <li key={statement.id}>{card(statement)}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

function StatementCard({
  statement,
  report,
  originId,
  picked,
  rules,
  onRules,
  onPick,
  deciding,
  reshape,
}: {
  statement: Statement
  report: Report
  originId: string | undefined
  picked: boolean
  rules: boolean
  onRules: () => void
  onPick: (id: string) => void
  deciding: Deciding
  /** Null where the person may not act on statements. */
  reshape: Reshape | null
}) {
  const { say } = useSpeech()
  const how = statement.how ?? 'machine'
  return (
    <div className={`card how-card-${how} kind-edge-${statement.kind}`} data-picked={picked} data-statement={statement.id}>
      <button type="button" className="card-head" aria-expanded={picked} onClick={() => onPick(statement.id)}>
        <StatementHead statement={statement} />
        <HowMade statement={statement} />
      </button>
      {picked && (
        <div className="card-body">
          <StatementFacts statement={statement} report={report} full />
          <div className="card-acts">
            {reshape && (
              <>
                <button type="button" className="btn primary" disabled={deciding.busy} onClick={() => deciding.confirm(statement)}>
                  {say('reading.confirm')} <kbd>C</kbd>
                </button>
                <button type="button" className="btn" onClick={() => deciding.correct(statement)}>
                  {say('reading.correct')} <kbd>E</kbd>
                </button>
                <button type="button" className="btn" onClick={() => deciding.setAside(statement)}>
                  {say('reading.aside')} <kbd>X</kbd>
                </button>
                <button type="button" className="btn" onClick={() => reshape.split(statement)}>
                  {say('reading.split')} <kbd>S</kbd>
                </button>
                <button type="button" className="btn" onClick={() => reshape.merge(statement)}>
                  {say('reading.merge')} <kbd>M</kbd>
                </button>
                {how !== 'machine' && (
                  <button type="button" className="btn" disabled={deciding.busy} onClick={() => deciding.undo(statement)}>
                    {say('reading.takeback')} <kbd>Z</kbd>
                  </button>
                )}
              </>
            )}
            <button type="button" className="btn quiet" aria-expanded={rules} onClick={onRules}>
              {say(rules ? 'trail.hide' : 'trail.show')} <kbd>R</kbd>
            </button>
            {originId && deciding.originLink(originId, say('reading.origin'))}
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
    </div>
  )
}
