// Draws the isnad: origins at the start, relays between, reports along time; stated links whole, inferred links broken.
import type { Edge, Layout, Node } from './isnad-layout.ts'
import { useSpeech } from './words.tsx'

function Shape({ node, x }: { node: Node; x: number }) {
  if (node.kind === 'origin') return <path className="node-origin" d={`M${x} ${node.y - 9}l9 9-9 9-9-9Z`} />
  if (node.kind === 'between') return <circle className="node-between" cx={x} cy={node.y} r="7" />
  return <rect className="node-report" x={x - 6} y={node.y - 6} width="12" height="12" rx="2" />
}

/** The curve of an edge, from the earlier end to the later one. */
function curve(a: { x: number; y: number }, b: { x: number; y: number }, bow: number): string {
  const mid = (a.x + b.x) / 2
  return bow === 0 ? `M${a.x} ${a.y}C${mid} ${a.y} ${mid} ${b.y} ${b.x} ${b.y}` : `M${a.x} ${a.y}Q${mid + bow} ${(a.y + b.y) / 2} ${b.x} ${b.y}`
}

/** A name in its own direction, whatever the page's: quotation marks and the sign of a cut stand where its script has them. */
const cut = (name: string, size: number) => `\u2068${name.length > size ? `${name.slice(0, size - 1)}…` : name}\u2069`

export function IsnadTree({
  layout,
  picked,
  onPick,
  label,
}: {
  layout: Layout
  picked: string | null
  onPick: (edge: string) => void
  label: string
}) {
  const { lang, date, say } = useSpeech()
  const rtl = lang === 'ar'
  const x = (at: number) => (rtl ? layout.width - at : at)
  const by = new Map(layout.nodes.map((node) => [node.id, node]))
  const sign = rtl ? -1 : 1
  const drawn = layout.edges.flatMap((edge) => {
    const from = by.get(edge.from)
    const to = by.get(edge.to)
    if (!from || !to) return []
    const bow = edge.kind === 'chain' ? 0 : -sign * (30 + Math.min(80, Math.abs(from.y - to.y) / 4))
    const a = { x: x(to.x), y: to.y }
    const b = { x: x(from.x), y: from.y }
    const middle = bow === 0 ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { x: (a.x + b.x) / 2 + bow / 2, y: (a.y + b.y) / 2 }
    return [{ edge, d: curve(a, b, bow), middle }]
  })
  return (
    <div className="isnad-box">
      <svg
        className="isnad-svg"
        width={layout.width}
        height={layout.height}
        // A little too wide is drawn a little smaller; much too wide scrolls.
        style={{ maxInlineSize: `max(100%, ${Math.round(layout.width * 0.9)}px)`, blockSize: 'auto' }}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={label}
        direction={rtl ? 'rtl' : 'ltr'}
      >
        {layout.ticks.map((tick) => (
          <g key={tick.x}>
            <line className="tick-line" x1={x(tick.x)} x2={x(tick.x)} y1="26" y2={layout.height} />
            <text className="soft" x={x(tick.x)} y="18" textAnchor="middle">
              {date(tick.at.toISOString())}
            </text>
          </g>
        ))}
        {drawn.map(({ edge, d, middle }) => (
          <g key={edge.id} data-edge={edge.id}>
            <path className={`edge-line${edge.stated ? '' : ' inferred-line'}${edge.id === picked ? ' picked-edge' : ''}`} d={d} />
            {edge.kind === 'drift' && <path className="drift-mark" d={`M${middle.x} ${middle.y - 7}l6.500 11h-13Z`} />}
            <EdgeHit edge={edge} d={d} onPick={onPick} />
          </g>
        ))}
        {layout.nodes.map((node) => (
          <g key={node.id}>
            <title>{node.name}</title>
            <Shape node={node} x={x(node.x)} />
            <text x={x(node.x) + sign * 13} y={node.y + (node.kind === 'report' ? 4 : -10)} textAnchor="start">
              {cut(node.name, node.kind === 'report' ? 30 : 24)}
              {node.copies > 0 ? ` (${say('isnad.folded', { n: node.copies })})` : ''}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** A wide invisible line to click on; the same choice stands in the list under the picture for the keyboard. */
function EdgeHit({ edge, d, onPick }: { edge: Edge; d: string; onPick: (edge: string) => void }) {
  return (
    <path
      className="edge-hit"
      d={d}
      ref={(path) => {
        if (!path) return
        const hear = () => onPick(edge.id)
        path.addEventListener('click', hear)
        return () => path.removeEventListener('click', hear)
      }}
    />
  )
}
