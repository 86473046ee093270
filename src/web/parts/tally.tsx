// A tally: who-says-what for one thing counted. Each value reads "N reports · K named origins · U untraced · independent: L to M".
import { sumWords } from '../../core/model/number-words.ts'
import type { Origin, ReportRow, Statement, Tally, TallyRow, TallyValue } from '../data/types.ts'
import { boundsWords, valueWords } from './figure-words.ts'
import { type Axis, AxisBar, AxisScale, axisOf } from './range-axis.tsx'
import { StateShape } from './shapes.tsx'
import { Fold, Some } from './some.tsx'
import { StatementLine } from './statement-line.tsx'
import { Both, Say, Text, useSpeech } from './words.tsx'

/** The axis shared by all tallies of one thing counted, with what stands beside them. */
export function sharedAxis(of: Tally['of'], tallies: readonly Tally[], statements: readonly Statement[]): Axis {
  const same = tallies.filter((tally) => tally.of === of)
  const beside = new Set(same.flatMap((tally) => tally.beside.map((one) => one.statement)))
  const numbers = [
    ...same.flatMap((tally) => tally.values.flatMap((value) => [value.min, value.max])),
    ...statements.filter((one) => beside.has(one.id)).flatMap((one) => [one.figure?.min, one.figure?.max]),
  ]
  return axisOf(numbers.filter((n): n is number => typeof n === 'number'))
}

/** Whole groups before parts of them (women, fighters), and what more reports say before what fewer say. */
export function inOrder<T extends Tally | TallyRow>(tallies: readonly T[]): T[] {
  const weight = (tally: T) => tally.values.reduce((sum, value) => sum + value.reports, 0)
  return [...tallies].sort((a, b) => Number(a.who !== undefined) - Number(b.who !== undefined) || weight(b) - weight(a))
}

/** One tally among others of a place. */
export function tallyKey(tally: Tally | TallyRow): string {
  const first = typeof tally.statements === 'number' ? tally.statements : tally.statements[0]
  return [tally.of, tally.who, tally.remains, tally.commitment, tally.asOf, tally.reviewed, first].join(' ')
}

/** What a tally counts, in words: "bodies · said to be found · civilians". */
export function TallyName({ tally }: { tally: Tally | TallyRow }) {
  const { label } = useSpeech()
  const parts = [
    label('counted', tally.of),
    tally.remains && label('remains', tally.remains),
    tally.commitment && tally.commitment !== 'asserted' && label('commitment', tally.commitment),
    tally.who && label('who', tally.who),
  ].filter(Boolean)
  return <span className="tally-name">{parts.join(' · ')}</span>
}

/** The line every count is read as. */
export function Standing({ value }: { value: TallyValue }) {
  const speech = useSpeech()
  const [low, high] = value.independent
  const sum = sumWords(value.sumOf)
  return (
    <span className="standing">
      <Say id="count.reports" values={{ n: value.reports }} /> <span aria-hidden="true">·</span>{' '}
      <Say id="count.origins" values={{ n: value.origins }} /> <span aria-hidden="true">·</span>{' '}
      <Say id="count.untraced" values={{ n: value.untraced }} /> <span aria-hidden="true">·</span>{' '}
      <Say id="count.independent" values={{ low, high }} />
      {sum && <> · {speech.pick(sum)}</>}
    </span>
  )
}

/** A tally in one line. Whether a person reviewed it is a small sign with its words for who hovers or listens. */
export function TallyLine({ tally }: { tally: Tally | TallyRow }) {
  const speech = useSpeech()
  const state = speech.say(tally.reviewed ? 'site.tally.reviewed' : 'site.tally.machine')
  return (
    <span className="tally-line">
      <span className={tally.reviewed ? 'how how-confirmed' : 'how how-machine'} title={state}>
        <StateShape how={tally.reviewed ? 'confirmed' : 'machine'} />
        <span className="unseen">{state}</span>
      </span>
      <TallyName tally={tally} />
      <strong>
        <bdi>{boundsWords(speech, tally.low, tally.high)}</bdi>
      </strong>
    </span>
  )
}

export function TallyBlock({
  tally,
  statements,
  reports,
  origins,
  axis,
}: {
  tally: Tally
  /** One axis for every tally of the same thing counted, so that they can be compared by eye. */
  axis: Axis
  statements: readonly Statement[]
  reports: readonly ReportRow[]
  origins: readonly Origin[]
}) {
  const speech = useSpeech()
  const { say, label, date } = speech
  const byId = new Map(statements.map((one) => [one.id, one]))
  const rowOf = new Map(reports.map((row) => [row.id, row]))
  const beside = tally.beside.flatMap(({ why, statement }) => {
    const one = byId.get(statement)
    return one ? [{ why, one }] : []
  })
  const expected = tally.commitment !== undefined && tally.commitment !== 'asserted'
  const values = [...tally.values].sort((a, b) => (a.min ?? a.max ?? 0) - (b.min ?? b.max ?? 0))
  // From nought to one there is nothing to compare by eye.
  const drawn = axis.ticks.length > 2
  const line = (id: string) => {
    const one = byId.get(id)
    return one ? (
      <li key={id}>
        <StatementLine statement={one} report={rowOf.get(one.report)} chain />
      </li>
    ) : null
  }
  return (
    <section className="tally">
      <h3>
        <TallyName tally={tally} />
      </h3>
      <p className="meta">
        <span>
          <Say id="site.tally.low" values={{ bounds: boundsWords(speech, tally.low, tally.high) }} />
        </span>
        {tally.asOf && <span>{say('site.tally.asof', { date: date(tally.asOf) })}</span>}
        <span className={tally.reviewed ? 'how how-confirmed' : 'how how-machine'}>
          {say(tally.reviewed ? 'site.tally.reviewed' : 'site.tally.machine')}
        </span>
      </p>
      {drawn && (
        <div className="axis-row">
          <span />
          <AxisScale axis={axis} />
        </div>
      )}
      <Some of={values} first={30} className="values">
        {(value) => {
          const qualifiers = value.statements.flatMap((id) => byId.get(id)?.figure?.qualifier ?? [])
          return (
            <li key={`${value.min}-${value.max}`} className="value">
              <div className="value-row">
                <strong className="value-words">
                  <bdi>{valueWords(speech, tally.of, value.min, value.max, qualifiers)}</bdi>
                </strong>
                {drawn && <AxisBar axis={axis} min={value.min} max={value.max} expected={expected} />}
              </div>
              <Fold summary={<Standing value={value} />}>
                {() => (
                  <>
                    <Pairs value={value} origins={origins} />
                    <Some of={value.statements} first={20}>
                      {line}
                    </Some>
                  </>
                )}
              </Fold>
            </li>
          )
        }}
      </Some>
      {beside.length > 0 && (
        <div className="beside">
          <h4>{say('site.tally.beside')}</h4>
          <Some of={beside} first={8}>
            {({ why, one }) => (
              <li key={one.id}>
                <div className="value-row">
                  <span className="meta">{label('beside', why)}</span>
                  {drawn && <AxisBar axis={axis} min={one.figure?.min ?? null} max={one.figure?.max ?? null} expected quiet />}
                </div>
                <StatementLine statement={one} report={rowOf.get(one.report)} />
              </li>
            )}
          </Some>
        </div>
      )}
    </section>
  )
}

function Pairs({ value, origins }: { value: TallyValue; origins: readonly Origin[] }) {
  const { say, label } = useSpeech()
  if (!value.pairs || value.pairs.length === 0) return null
  const name = (id: string) => origins.find((one) => one.id === id)?.actor ?? id
  return (
    <div className="pairs">
      <p className="meta">{say('site.pairs')}</p>
      <Some of={value.pairs} first={12} className="pair-list">
        {(pair) => (
          <li key={`${pair.a} ${pair.b}`}>
            <Text>{name(pair.a)}</Text> · <Text>{name(pair.b)}</Text>: <span className="role">{label('independence', pair.relation)}</span>{' '}
            <Both words={pair.words} />
          </li>
        )}
      </Some>
    </div>
  )
}
