// Figures over time: each statement where its report was published and at its value; one speaker's revisions joined, and listed in words.
import { scaleLinear, scaleTime } from 'd3-scale'
import type { Figure, Origin, ReportRow, Statement } from '../data/types.ts'
import { figureWords } from './figure-words.ts'
import { Onward } from './shapes.tsx'
import { Some } from './some.tsx'
import { Text, useSpeech } from './words.tsx'

interface Point {
  readonly id: string
  readonly at: number
  readonly low: number
  readonly high: number
  readonly open: boolean
  readonly soft: boolean
  readonly origin: string | null
  readonly statement: Statement
}

/** Statements of one thing counted that have a day and a number, in order of day. */
export function pointsOf(of: Figure['of'], statements: readonly Statement[], origins: readonly Origin[], reports: readonly ReportRow[]): Point[] {
  const dayOf = new Map(reports.map((row) => [row.id, Date.parse(row.published?.slice(0, 10) ?? '')]))
  const originOf = new Map(origins.flatMap((origin) => origin.statements.map((id) => [id, origin.id] as const)))
  return statements
    .flatMap((statement): Point[] => {
      const { figure } = statement
      const at = dayOf.get(statement.report) ?? Number.NaN
      const low = figure?.min ?? figure?.max ?? null
      if (!figure || figure.of !== of || statement.how === 'set-aside' || Number.isNaN(at) || low === null) return []
      const open = figure.max === null || figure.min === null
      return [
        {
          id: statement.id,
          at,
          low,
          high: figure.max ?? low,
          open,
          soft: figure.commitment !== 'asserted',
          origin: originOf.get(statement.id) ?? null,
          statement,
        },
      ]
    })
    .sort((a, b) => a.at - b.at || a.low - b.low)
}

/** For each speaker, the values in order of day, one entry each time the value changed. */
export function revisionsOf(points: readonly Point[]): Map<string, Point[]> {
  const out = new Map<string, Point[]>()
  for (const point of points) {
    if (point.origin === null) continue
    const list = out.get(point.origin) ?? []
    const last = list.at(-1)
    if (last && last.low === point.low && last.high === point.high && last.soft === point.soft) continue
    out.set(point.origin, [...list, point])
  }
  return new Map([...out].filter(([, list]) => list.length > 1))
}

const HEIGHT = 190
const WIDTH = 900

export function OverTime({
  of,
  statements,
  origins,
  reports,
}: {
  of: Figure['of']
  statements: readonly Statement[]
  origins: readonly Origin[]
  reports: readonly ReportRow[]
}) {
  const speech = useSpeech()
  const { say, lang, number, date, label } = speech
  const points = pointsOf(of, statements, origins, reports)
  const days = new Set(points.map((point) => point.at))
  if (days.size < 2) return null
  const first = Math.min(...days)
  const last = Math.max(...days)
  const [from, to] = lang === 'ar' ? [WIDTH - 62, 14] : [62, WIDTH - 14]
  const x = scaleTime().domain([first, last]).range([from, to])
  const y = scaleLinear()
    .domain([0, Math.max(...points.map((point) => point.high)) * 1.08])
    .range([HEIGHT - 24, 8])
  const revisions = revisionsOf(points)
  const names = new Map(origins.map((origin) => [origin.id, origin.actor]))
  const ticks = [
    first,
    ...x
      .ticks(4)
      .map(Number)
      .filter((at) => Math.abs(x(at) - x(first)) > 90 && Math.abs(x(at) - x(last)) > 90),
    last,
  ]
  return (
    <section className="block" id="time">
      <h2>{say('time.title', { of: label('counted', of) })}</h2>
      <p className="help">{say('time.help')}</p>
      <div className="over-time-box">
        <svg className="over-time" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          {y.ticks(4).map((tick) => (
            <g key={tick}>
              <line x1={Math.min(from, to)} x2={Math.max(from, to)} y1={y(tick)} y2={y(tick)} className="grid-line" />
              <text x={lang === 'ar' ? WIDTH - 8 : 8} y={y(tick) + 4} textAnchor={lang === 'ar' ? 'end' : 'start'} direction="ltr">
                {number(tick)}
              </text>
            </g>
          ))}
          {ticks.map((at) => (
            <text
              key={at}
              x={x(at)}
              y={HEIGHT - 6}
              textAnchor={at === first ? 'start' : at === last ? 'end' : 'middle'}
              direction={lang === 'ar' ? 'rtl' : 'ltr'}
            >
              {date(new Date(at).toISOString().slice(0, 10))}
            </text>
          ))}
          {[...revisions].map(([origin, list]) => (
            <polyline key={origin} points={list.map((point) => `${x(point.at)},${y(point.low)}`).join(' ')} className="revision" />
          ))}
          {points.map((point) => (
            <g key={point.id}>
              {point.high !== point.low && <line x1={x(point.at)} x2={x(point.at)} y1={y(point.low)} y2={y(point.high)} className="span" />}
              {point.open && point.statement.figure?.max === null && (
                <line x1={x(point.at)} x2={x(point.at)} y1={y(point.low)} y2={y(point.low) - 16} className="open" />
              )}
              <circle cx={x(point.at)} cy={y(point.low)} r="5" className={point.soft ? 'hollow' : 'dot'} />
            </g>
          ))}
        </svg>
      </div>
      {revisions.size > 0 && (
        <>
          <h3>{say('time.revisions')}</h3>
          <Some of={[...revisions]} className="plain dense" first={8}>
            {([origin, list]) => (
              <li key={origin}>
                <strong>
                  <Text>{names.get(origin) ?? origin}</Text>
                </strong>
                <ol className="revisions">
                  {list.map((point, i) => (
                    <li key={point.id}>
                      {i > 0 && <Onward />}
                      <span>
                        <bdi>{point.statement.figure && figureWords(speech, point.statement.figure)}</bdi>
                        {point.soft && point.statement.figure && ` (${label('commitment', point.statement.figure.commitment)})`}{' '}
                        <span className="meta inline">
                          <bdi>{date(new Date(point.at).toISOString().slice(0, 10))}</bdi>
                        </span>
                      </span>
                    </li>
                  ))}
                </ol>
              </li>
            )}
          </Some>
        </>
      )}
    </section>
  )
}
