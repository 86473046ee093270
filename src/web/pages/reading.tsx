// The reading pane: a report's text with its statements beside it. Picking either marks and scrolls the other.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { usePerson } from '../data/person.ts'
import { report as reportQuery, statements as statementsQuery, theCase } from '../data/queries.ts'
import { set } from '../data/settings.ts'
import type { ReportPage, Span, Statement } from '../data/types.ts'
import { Answer } from '../parts/answer.tsx'
import { useDeciding } from '../parts/deciding.tsx'
import { KeyList } from '../parts/key-list.tsx'
import { useKeys } from '../parts/keys.ts'
import { ReportDetails } from '../parts/report-details.tsx'
import { useReshaping } from '../parts/split-merge-forms.tsx'
import { StatementList } from '../parts/statement-list.tsx'
import { type Picked, TextPane } from '../parts/text-pane.tsx'
import { VictimDialog } from '../parts/victim-form.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/reports/$id')
const KINDS = ['figure', 'accusation', 'demand', 'denial'] as const

export function Reading() {
  const { id } = route.useParams()
  const page = useQuery(reportQuery(id))
  return (
    <Answer of={page} main>
      {(data) => <ReadingPane key={data.report.id} page={data} />}
    </Answer>
  )
}

function pickedOf(statement: Statement | undefined): Picked | null {
  if (!statement) return null
  const spans = (list: readonly ({ span?: Span | undefined } | null | undefined)[]) => list.flatMap((one) => (one?.span ? [one.span] : []))
  return {
    id: statement.id,
    span: statement.span,
    number: statement.figure ? [statement.figure.span] : [],
    details: [
      ...spans(statement.chain),
      ...statement.chain.flatMap((link) => (link.cue ? [link.cue] : [])),
      ...spans(statement.places),
      ...spans(statement.times),
      ...spans(statement.actors),
      ...spans([statement.actor, statement.who, statement.to]),
    ],
  }
}

const open = (statement: Statement) => (statement.how ?? 'machine') === 'machine'

function ReadingPane({ page }: { page: ReportPage }) {
  const { report } = page
  const { say, date, label, settings } = useSpeech()
  const { s } = route.useSearch()
  const navigate = useNavigate()
  const client = useQueryClient()
  const info = useQuery(theCase())
  const list = useMemo(() => [...page.statements].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]), [page.statements])
  // The address follows the choice: it is written a moment later, so that picking is never slower than drawing.
  const [chosen, setChosen] = useState(s)
  const told = useRef(s)
  if (told.current !== s) {
    told.current = s
    if (chosen !== s) setChosen(s)
  }
  const picked = list.find((one) => one.id === chosen)
  const [selection, setSelection] = useState<Span | null>(null)
  const [keysShown, setKeysShown] = useState(false)
  const [uncovered, setUncovered] = useState(false)
  const [rules, setRules] = useState(false)
  const [named, setNamed] = useState<Span | null>(null)
  const covered = settings.veil && !uncovered
  const telling = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(telling.current), [])
  const pick = useCallback(
    (id: string) => {
      setChosen(id)
      clearTimeout(telling.current)
      telling.current = setTimeout(() => {
        told.current = id
        void navigate({ to: '/reports/$id', params: { id: report.id }, search: { s: id }, replace: true, resetScroll: false })
      }, 120)
    },
    [navigate, report.id],
  )
  const deciding = useDeciding(report, pick)
  const reshaping = useReshaping(report, list)
  const { may } = usePerson()
  const acts = may('analyst')
  const lastSelection = useRef<Span | null>(null)
  if (selection) lastSelection.current = selection

  const marks = useMemo(
    () =>
      list
        .filter((one) => settings.marks.includes(one.kind) && one.how !== 'set-aside')
        .map((one) => ({ id: one.id, kind: one.kind, span: one.span })),
    [list, settings.marks],
  )
  const shown = useMemo(() => pickedOf(picked), [picked])

  const go = (by: number) => {
    if (list.length === 0) return
    const at = picked ? list.indexOf(picked) : by > 0 ? -1 : list.length
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))]
    if (next) pick(next.id)
  }
  const nextOpen = async () => {
    const at = picked ? list.indexOf(picked) : -1
    const here = list.slice(at + 1).find(open) ?? list.slice(0, Math.max(0, at)).find(open)
    if (here) return pick(here.id)
    const rest = await client.fetchQuery({ ...statementsQuery({ reviewed: false, limit: 50 }), staleTime: 0 })
    const elsewhere = rest.statements.find((row) => row.report.id !== report.id) ?? rest.statements[0]
    if (elsewhere) await navigate({ to: '/reports/$id', params: { id: elsewhere.report.id }, search: { s: elsewhere.statement.id } })
    else deciding.say(say('reading.allreviewed'))
  }
  const add = () => (lastSelection.current ? deciding.add(lastSelection.current) : deciding.say(say('reading.select')))
  const name = () => (lastSelection.current ? setNamed(lastSelection.current) : deciding.say(say('reading.select.name')))
  useKeys({
    KeyO: () => void navigate({ to: '/reports/$id/copy', params: { id: report.id }, search: picked ? { s: picked.id } : {} }),
    KeyJ: () => go(1),
    ArrowDown: () => go(1),
    KeyK: () => go(-1),
    ArrowUp: () => go(-1),
    KeyN: () => void nextOpen(),
    ...(acts && {
      KeyC: () => picked && deciding.confirm(picked),
      KeyE: () => picked && deciding.correct(picked),
      KeyX: () => picked && deciding.setAside(picked),
      KeyA: add,
      KeyP: name,
      KeyS: () => picked && reshaping.split(picked, lastSelection.current),
      KeyM: () => picked && reshaping.merge(picked),
      KeyZ: () => deciding.undo(picked),
    }),
    KeyR: () => setRules(!rules),
    KeyH: () => set({ marks: settings.marks.length > 0 ? [] : KINDS }),
    KeyV: () => (settings.veil ? setUncovered(!uncovered) : set({ veil: true })),
    'Shift+Slash': () => setKeysShown(true),
  })
  // Opening a report from a list picks its first unreviewed statement, so that the keys have something to act on.
  const firstId = (list.find(open) ?? list[0])?.id
  useEffect(() => {
    if (!chosen && firstId) pick(firstId)
  }, [chosen, firstId, pick])

  const done = list.filter((one) => !open(one)).length
  const counts = info.data?.counts
  const selected = selection ? report.text.slice(selection[0], Math.min(selection[1], selection[0] + 60)) : ''
  return (
    <section className="reading">
      <header className="reading-head">
        <div className="reading-title">
          <h1>{report.outlet ? <Text>{report.outlet}</Text> : say('unknown.nooutlet')}</h1>
          <span className="meta">
            <span>
              <bdi>{date(report.published)}</bdi>
            </span>
            <span>{label('lang', report.lang)}</span>
            {report.reconstructed && <span className="flag">{say('reports.reconstruction')}</span>}
          </span>
        </div>
        <div className="reading-progress">
          <span>{say('reading.inreport', { done, of: list.length })}</span>
          {counts && (
            <span className="case-progress">
              <progress value={counts.reviewed} max={Math.max(1, counts.statements)} aria-label={say('overview.reviewed')} />
              {say('reading.incase', { done: counts.reviewed, of: counts.statements })}
            </span>
          )}
        </div>
        <div className="reading-acts">
          {page.previous && (
            <Link className="btn" to="/reports/$id" params={{ id: page.previous }}>
              {say('reading.previous')}
            </Link>
          )}
          {page.next && (
            <Link className="btn" to="/reports/$id" params={{ id: page.next }}>
              {say('reading.next')}
            </Link>
          )}
          <button type="button" className="btn" onClick={() => void nextOpen()}>
            {say('reading.unreviewed')} <kbd>N</kbd>
          </button>
          <Link className="btn" to="/reports/$id/copy" params={{ id: report.id }} search={picked ? { s: picked.id } : {}}>
            {say('copy.open')} <kbd>O</kbd>
          </Link>
          <button type="button" className="btn quiet" onClick={() => setKeysShown(true)}>
            {say('reading.keys')} <kbd>?</kbd>
          </button>
        </div>
      </header>
      <div className="reading-panes">
        <div className="pane text-pane" data-scroller>
          <div className="pane-tools">
            <span className="meta">{say('reading.marks')}</span>
            {KINDS.map((kind) => (
              <button
                key={kind}
                type="button"
                className={`toggle kind-${kind}`}
                aria-pressed={settings.marks.includes(kind)}
                onClick={() =>
                  set({ marks: settings.marks.includes(kind) ? settings.marks.filter((one) => one !== kind) : [...settings.marks, kind] })
                }
              >
                {label('kind', kind)}
              </button>
            ))}
            <span className="spacer" />
            {acts && (
              <>
                <button type="button" className="btn small" disabled={!selection} onPointerDown={(event) => event.preventDefault()} onClick={add}>
                  {selection ? say('reading.selected', { words: selected }) : say('reading.add')} <kbd>A</kbd>
                </button>
                <button type="button" className="btn small" disabled={!selection} onPointerDown={(event) => event.preventDefault()} onClick={name}>
                  {say('named.record')} <kbd>P</kbd>
                </button>
              </>
            )}
          </div>
          {covered && (
            <p className="note">
              {say('reading.covered')}{' '}
              <button type="button" className="btn" onClick={() => setUncovered(true)}>
                {say('reading.uncover')}
              </button>
            </p>
          )}
          <TextPane
            report={report}
            marks={marks}
            picked={shown}
            covered={covered}
            onPick={pick}
            onSelect={setSelection}
            label={say('reading.text')}
          />
          <ReportDetails page={page} />
        </div>
        <StatementList
          list={list}
          report={report}
          originOf={page.originOf}
          pickedId={picked?.id ?? null}
          rules={rules}
          onRules={() => setRules(!rules)}
          onPick={pick}
          deciding={deciding}
          reshape={acts ? { split: (one) => reshaping.split(one, lastSelection.current), merge: reshaping.merge } : null}
        />
      </div>
      {deciding.dialogs}
      {reshaping.dialogs}
      <VictimDialog report={report} span={named} statements={list} onClose={() => setNamed(null)} />
      <KeyList open={keysShown} onClose={() => setKeysShown(false)} />
    </section>
  )
}
