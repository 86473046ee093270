// The component gallery, for developers: every part in every state on one page, in either language and theme. Not in the navigation.
import type { Report, Statement, Tally } from '../data/types.ts'
import { Chain } from '../parts/chain.tsx'
import { Pick, SearchLine } from '../parts/fields.tsx'
import { HowMade, StatementFacts, StatementHead } from '../parts/statement-card.tsx'
import { sharedAxis, TallyBlock } from '../parts/tally.tsx'
import { useSpeech } from '../parts/words.tsx'

const TEXT = 'The Northfield Agency, quoting the health ministry, said on Sunday that more than 40 bodies were found near Southfield.'
const at = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length]
const report: Report = {
  id: 'made-up',
  format: 'text',
  lang: 'en',
  outlet: 'The Gallery Post',
  text: TEXT,
  titleEnd: 0,
  problems: [],
  published: '2020-01-06',
}

function statement(change: Partial<Statement>): Statement {
  return {
    id: `made-up:figure:${JSON.stringify(change).length}`,
    report: report.id,
    kind: 'figure',
    span: at('more than 40 bodies'),
    figure: {
      span: at('40'),
      of: 'bodies',
      min: 40,
      max: null,
      qualifier: 'more-than',
      commitment: 'asserted',
      remains: 'located',
      basis: 'relayed',
      scope: 'this',
    },
    chain: [
      { name: 'The Northfield Agency', span: at('The Northfield Agency'), manner: 'quotes', cue: at('quoting'), how: 'given' },
      { name: 'health ministry', span: at('health ministry'), manner: 'statement', how: 'implied' },
    ],
    places: [{ name: 'Southfield', span: at('Southfield') }],
    time: null,
    times: [{ text: 'on Sunday', span: at('on Sunday'), from: '2020-01-05', to: '2020-01-05', role: 'discovery' }],
    actor: null,
    actors: [],
    because: ['figure/qualifier-number-noun', 'chain/agency-quotes'],
    ...change,
  }
}

const { figure: _, ...bare } = statement({})
const accusation: Statement = { ...bare, id: 'made-up:accusation:0-4', kind: 'accusation', actor: { name: 'an armed group' }, chain: [] }
const demand: Statement = { ...bare, id: 'made-up:demand:0-4', kind: 'demand', to: { name: 'the Security Council' } }
const denial: Statement = { ...bare, id: 'made-up:denial:0-4', kind: 'denial' }
const STATES = ['machine', 'confirmed', 'corrected', 'added', 'set-aside'] as const
const tally: Tally = {
  of: 'bodies',
  remains: 'located',
  asOf: '2020-01-06',
  reviewed: false,
  low: 40,
  high: null,
  best: null,
  values: [
    { min: 25, max: 30, reports: 1, origins: 0, untraced: 1, independent: [0, 1], statements: [] },
    { min: 40, max: 40, reports: 2, origins: 2, untraced: 0, independent: [1, 2], statements: [] },
    { min: 40, max: null, reports: 5, origins: 1, untraced: 2, independent: [1, 1], statements: [] },
  ],
  beside: [],
  statements: [],
}

export function Gallery() {
  const { say } = useSpeech()
  return (
    <section className="page">
      <h1>{say('gallery.title')}</h1>
      <section className="block">
        <h2>{say('gallery.kinds')}</h2>
        <ul className="plain">
          {[statement({}), accusation, demand, denial].map((one) => (
            <li key={one.id}>
              <StatementHead statement={one} /> <HowMade statement={one} />
            </li>
          ))}
        </ul>
      </section>
      <section className="block">
        <h2>{say('gallery.states')}</h2>
        <ul className="plain">
          {STATES.map((how) => (
            <li key={how} className={`card how-card-${how} kind-edge-figure`}>
              <div className="card-head">
                <StatementHead statement={statement({ how })} />
                <HowMade statement={statement({ how })} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="block">
        <h2>{say('gallery.chains')}</h2>
        <Chain statement={statement({})} report={report} full />
        <Chain statement={statement({ chain: [] })} report={report} />
        <Chain statement={statement({ chain: [], ownReporter: true })} report={report} />
      </section>
      <section className="block">
        <h2>{say('gallery.facts')}</h2>
        <StatementFacts statement={statement({})} report={report} full />
      </section>
      <section className="block">
        <h2>{say('site.figures')}</h2>
        <TallyBlock tally={tally} statements={[]} reports={[]} origins={[]} axis={sharedAxis('bodies', [tally], [])} />
      </section>
      <section className="block">
        <h2>{say('gallery.controls')}</h2>
        <div className="filters">
          <button type="button" className="btn primary">
            {say('reading.confirm')}
          </button>
          <button type="button" className="btn">
            {say('reading.correct')}
          </button>
          <button type="button" className="btn quiet">
            {say('trail.show')}
          </button>
          <button type="button" className="btn" disabled>
            {say('reading.aside')}
          </button>
          <SearchLine name={say('reports.search')} value="" onChange={() => undefined} />
          <Pick name={say('reports.lang')} value="" onChange={() => undefined} of={[['', say('reports.any')]]} />
        </div>
      </section>
    </section>
  )
}
