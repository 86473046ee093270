// One statement: what is said in words, who is meant, where, when, by whom, and the chain it came through.
import type { ReactNode } from 'react'
import type { Report, Statement, TimeMention } from '../data/types.ts'
import { Chain } from './chain.tsx'
import { figureWords } from './figure-words.ts'
import { KindShape, StateShape } from './shapes.tsx'
import { Say, Text, useSpeech } from './words.tsx'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Time({ time, lang }: { time: TimeMention; lang: string }) {
  const { say, date, label } = useSpeech()
  const when =
    time.from && time.to && time.from !== time.to
      ? say('range.dates', { from: date(time.from), to: date(time.to) })
      : time.from
        ? date(time.from)
        : null
  return (
    <span className="time">
      <span className="role">{label('role', time.role)}</span>{' '}
      <Text lang={lang} quote>
        {time.text}
      </Text>{' '}
      {when ? <span className="resolved">{when}</span> : <span className="unknown">{say('time.open')}</span>}
    </span>
  )
}

/** The headline of a statement: its figure in words, or its kind and addressee. */
export function StatementHead({ statement }: { statement: Statement }) {
  const speech = useSpeech()
  const { say, label } = speech
  const { figure } = statement
  return (
    <span className="statement-head">
      <span className={`kind kind-${statement.kind}`}>
        <KindShape kind={statement.kind} />
        {label('kind', statement.kind)}
      </span>
      <strong className="statement-figure">
        {figure ? (
          <bdi>{figureWords(speech, figure)}</bdi>
        ) : statement.kind === 'demand' ? (
          statement.to ? (
            <Say id="statement.to" values={{ name: <Text>{statement.to.name}</Text> }} />
          ) : (
            say('statement.noaddressee')
          )
        ) : statement.actor ? (
          <Text>{statement.actor.name}</Text>
        ) : (
          say('statement.noactor')
        )}
      </strong>
    </span>
  )
}

/** How a statement came to be: machine-made and human-made look different everywhere. */
export function HowMade({ statement }: { statement: Statement }) {
  const { label } = useSpeech()
  const how = statement.how ?? 'machine'
  return (
    <span className={`how how-${how}`}>
      <StateShape how={how} />
      {label('how', how)}
    </span>
  )
}

/** The facts of a statement. Unknown is a value: nothing is left blank. */
export function StatementFacts({ statement, report, full }: { statement: Statement; report: Report; full?: boolean }) {
  const { say, label } = useSpeech()
  const { figure, who } = statement
  const times = statement.times.length > 0 ? statement.times : statement.time ? [statement.time] : []
  const roles = statement.actors.length > 0 ? statement.actors : []
  return (
    <>
      <p className="said">
        <Text lang={report.lang} quote>
          {report.text.slice(statement.span[0], statement.span[1])}
        </Text>
      </p>
      <dl className="facts">
        {figure && (
          <Fact name={say('fact.manner')}>
            {[label('commitment', figure.commitment), figure.remains ? label('remains', figure.remains) : null, label('basis', figure.basis)]
              .filter((word) => word !== null)
              .join(' · ')}
          </Fact>
        )}
        {figure && (
          <Fact name={say('fact.scope')}>
            {label('scope', figure.scope)}
            {figure.scopeDetail?.area && (
              <>
                {' · '}
                <Text>{figure.scopeDetail.area}</Text>
              </>
            )}
          </Fact>
        )}
        <Fact name={say('fact.who')}>
          {who ? (
            <>
              <Text lang={report.lang} quote>
                {who.text}
              </Text>
              <span className="resolved">
                {[who.sex !== 'unknown' && label('sex', who.sex), who.age !== 'unknown' && label('age', who.age), label('status', who.status)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </>
          ) : (
            <span className="unknown">{say('unknown.notstated')}</span>
          )}
        </Fact>
        <Fact name={say('fact.place')}>
          {statement.places.length > 0 ? (
            <span className="inline-list">
              {statement.places.map((place) => (
                <span key={`${place.name}${place.span?.[0]}`} className={place.how === 'implied' ? 'implied' : undefined}>
                  <Text>{place.name}</Text>
                </span>
              ))}
            </span>
          ) : (
            <span className="unknown">{say('unknown.notstated')}</span>
          )}
        </Fact>
        <Fact name={say('fact.time')}>
          {times.length > 0 ? (
            times.map((time) => <Time key={`${time.role}${time.text}`} time={time} lang={report.lang} />)
          ) : (
            <span className="unknown">{say('unknown.notstated')}</span>
          )}
        </Fact>
        <Fact name={say('fact.actor')}>
          {roles.length > 0 ? (
            roles.map((one) => (
              <span key={`${one.role}${one.name}`} className="time">
                <span className="role">{label('actor', one.role)}</span> <Text>{one.name}</Text>
              </span>
            ))
          ) : statement.actor ? (
            <Text>{statement.actor.name}</Text>
          ) : (
            <span className="unknown">{say('unknown.notstated')}</span>
          )}
        </Fact>
      </dl>
      <Chain statement={statement} report={report} full={full === true} />
    </>
  )
}

/** The rules that made a statement, each with the words that triggered it. */
export function RuleTrail({ statement, report }: { statement: Statement; report: Report }) {
  const { say } = useSpeech()
  const trail = statement.trail ?? statement.because.map((rule) => ({ rule, span: undefined, note: undefined }))
  return (
    <div className="trail">
      <p className="trail-head">{say('trail.head')}</p>
      <ol>
        {trail.map((step) => (
          <li key={`${step.rule}${step.span}${step.note}`}>
            <code dir="ltr">{step.rule}</code>
            {step.span && (
              <>
                {' '}
                <Text lang={report.lang} quote>
                  {report.text.slice(step.span[0], step.span[1])}
                </Text>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
