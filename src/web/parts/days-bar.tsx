// Time beside the map: how many sites are reported on in each stretch of time; a stretch pressed is the filter of map and list alike.
import type { SiteRow } from '../data/types.ts'
import { useSpeech } from './words.tsx'

export interface Stretch {
  readonly from: string
  readonly to: string
  readonly sites: number
}
const DAY = 86_400_000
const MOST = 24
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Stretches of equal length over all days of the sites, at most 24, with the sites reported on in each. */
export function stretchesOf(sites: readonly Pick<SiteRow, 'days'>[]): Stretch[] {
  const dated = sites.flatMap(({ days }) =>
    days.from && days.to ? [{ from: Date.parse(days.from.slice(0, 10)), to: Date.parse(days.to.slice(0, 10)) }] : [],
  )
  if (dated.length === 0) return []
  const first = Math.min(...dated.map((one) => one.from))
  const last = Math.max(...dated.map((one) => one.to))
  const days = Math.round((last - first) / DAY) + 1
  const length = Math.ceil(days / MOST)
  return Array.from({ length: Math.ceil(days / length) }, (_, i) => {
    const from = first + i * length * DAY
    const to = Math.min(last, from + (length - 1) * DAY)
    return { from: iso(from), to: iso(to), sites: dated.filter((one) => one.from <= to && one.to >= from).length }
  })
}

export function DaysBar({
  sites,
  from,
  to,
  onChange,
}: {
  sites: readonly SiteRow[]
  from: string | undefined
  to: string | undefined
  onChange: (from: string | undefined, to: string | undefined) => void
}) {
  const { say, date, number } = useSpeech()
  const stretches = stretchesOf(sites)
  if (stretches.length < 2) return null
  const top = Math.max(1, ...stretches.map((one) => one.sites))
  return (
    <div className="days">
      <fieldset className="days-bars">
        <legend>{say('map.time')}</legend>
        {stretches.map((one) => {
          const on = (!from || one.to >= from) && (!to || one.from <= to)
          const only = from === one.from && to === one.to
          return (
            <button
              key={one.from}
              type="button"
              className={on ? 'day on' : 'day'}
              aria-pressed={only}
              title={say('range.dates', { from: date(one.from), to: date(one.to) })}
              aria-label={`${say('range.dates', { from: date(one.from), to: date(one.to) })}: ${number(one.sites)}`}
              onClick={() => (only ? onChange(undefined, undefined) : onChange(one.from, one.to))}
            >
              <span style={{ blockSize: `${(one.sites / top) * 100}%` }} />
            </button>
          )
        })}
      </fieldset>
      <p className="meta days-ends">
        <bdi>{date(stretches[0]?.from)}</bdi>
        <bdi>{date(stretches.at(-1)?.to)}</bdi>
      </p>
    </div>
  )
}
