// Figures as ranges on one axis: a dot for one number, a bar for a range, a broken line where no upper bound is stated.
// The axis grows in the reading direction. Everything it shows also stands in words beside it.
import { scaleLinear } from 'd3-scale'
import { useSpeech } from './words.tsx'

export interface Axis {
  /** Position of a number, in per cent of the width, from the reading direction's start. */
  readonly at: (n: number) => number
  readonly ticks: readonly number[]
}

/** One scale for all values of a tally, from nought to a little over the largest. */
export function axisOf(numbers: readonly number[]): Axis {
  const top = Math.max(1, ...numbers)
  const scale = scaleLinear()
    .domain([0, top * 1.12])
    .range([1, 97])
  return { at: (n) => scale(n), ticks: scale.ticks(5).filter((tick) => Number.isInteger(tick)) }
}

const pct = (n: number) => `${n.toFixed(2)}%`

export function AxisScale({ axis }: { axis: Axis }) {
  const { lang, number } = useSpeech()
  const x = (n: number) => pct(lang === 'ar' ? 100 - axis.at(n) : axis.at(n))
  return (
    <svg className="axis" width="100%" height="22" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1="16" y2="22" stroke="currentColor" />
          <text x={x(tick)} y="12" textAnchor="middle" direction="ltr">
            {number(tick)}
          </text>
        </g>
      ))}
    </svg>
  )
}

export function AxisBar({
  axis,
  min,
  max,
  expected,
  quiet,
}: {
  axis: Axis
  min: number | null
  max: number | null
  /** Drawn hollow: expected, feared or denied, not said as fact. */
  expected?: boolean
  quiet?: boolean
}) {
  const { lang } = useSpeech()
  const x = (n: number) => pct(lang === 'ar' ? 100 - axis.at(n) : axis.at(n))
  const low = min ?? max
  if (low === null) return <svg className="bar" width="100%" height="18" aria-hidden="true" />
  const high = max ?? low
  const end = lang === 'ar' ? '1%' : '99%'
  return (
    <svg className={`bar${quiet ? ' quiet' : ''}`} width="100%" height="18" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1="0" y2="18" className="grid-line" />
      ))}
      {max === null && <line x1={x(low)} x2={end} y1="9" y2="9" className="open" />}
      {min === null && <line x1={x(0)} x2={x(high)} y1="9" y2="9" className="open" />}
      {min !== null && max !== null && min !== max && <line x1={x(min)} x2={x(max)} y1="9" y2="9" className="span" />}
      <circle cx={x(low)} cy="9" r="5" className={expected ? 'hollow' : 'dot'} />
      {high !== low && <circle cx={x(high)} cy="9" r="5" className={expected ? 'hollow' : 'dot'} />}
    </svg>
  )
}
