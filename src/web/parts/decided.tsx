// What people decided about a site or an incident as a whole: publication, grade, findings, and all other acts. Apart from what is said.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { standing } from '../../core/model/standing.ts'
import { determinations } from '../data/queries.ts'
import type { Determination, Incident } from '../data/types.ts'
import { Answer, Empty } from './answer.tsx'
import { FindingAct, GradeAct, PublicationAct, type Whole } from './cluster-acts.tsx'
import { concerns } from './standing-acts.ts'
import { TakeBack } from './take-back.tsx'
import { Text, useSpeech } from './words.tsx'

const REST = new Set(['open', 'cluster-join', 'cluster-split', 'independence', 'double-count', 'part-of', 'place'])

export function Decided({ grading, publication, ...whole }: Whole & { grading?: Incident['grading']; publication?: string | undefined }) {
  const { say } = useSpeech()
  const all = useQuery(determinations())
  return (
    <section className="block" id="decided">
      <h2>{say('decided.title')}</h2>
      <p className="help">{say('decided.note')}</p>
      <Answer of={all}>
        {(list) => {
          const here = standing(list).filter((one) => concerns(one, whole.statements))
          const rest = here.filter((one) => REST.has(one.act.act))
          return (
            <>
              <div className="decisions">
                <Publication here={here} whole={whole} inForce={publication ?? 'withheld'} />
                {grading && <Grading here={here} grading={grading} whole={whole} />}
                <Findings here={here} whole={whole} />
              </div>
              {rest.length > 0 && (
                <ul className="plain dense">
                  {rest.map((one) => (
                    <li key={one.id}>
                      <RestLine determination={one} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          )
        }}
      </Answer>
    </section>
  )
}

/** Who decided, when and why, with the way back. */
function Why({ of: { id, by, at, reason } }: { of: Determination }) {
  const { say, instant } = useSpeech()
  return (
    <div className="meta">
      <span>
        <Text quote>{reason}</Text>
      </span>
      <span>{say('history.by', { name: by, time: instant(at) })}</span>
      <TakeBack id={id} />
    </div>
  )
}

function Panel({ name, act, children }: { name: string; act: ReactNode; children: ReactNode }) {
  return (
    <section className="decision">
      <h3>{name}</h3>
      {children}
      <div>{act}</div>
    </section>
  )
}

/** The newest decision, and what is in force: the two differ while a second person has not decided as much. */
function Publication({ here, whole, inForce }: { here: readonly Determination[]; whole: Whole; inForce: string }) {
  const { say, label, date } = useSpeech()
  const last = here.findLast((one) => one.act.act === 'publication')
  const act = last?.act.act === 'publication' ? last.act : undefined
  const due = act?.reviewBy !== undefined && act.reviewBy <= new Date().toISOString().slice(0, 10)
  return (
    <Panel name={say('decided.publication')} act={<PublicationAct {...whole} />}>
      {act && last ? (
        <>
          <p>
            <strong>{label('location', act.locationClass)}</strong>
            {act.reviewBy && (
              <>
                {' '}
                <span className={due ? 'flag' : 'help'}>{say(due ? 'decided.review.due' : 'decided.review', { date: date(act.reviewBy) })}</span>
              </>
            )}
          </p>
          {act.locationClass !== inForce && <p className="flag">{say('decided.publication.waits', { class: label('location', inForce) })}</p>}
          <Why of={last} />
        </>
      ) : (
        <p className="unknown">{say('decided.publication.none')}</p>
      )}
    </Panel>
  )
}

function Grading({ here, grading, whole }: { here: readonly Determination[]; grading: Incident['grading']; whole: Whole }) {
  const { say, label } = useSpeech()
  const last = here.findLast((one) => one.act.act === 'grade')
  const act = last?.act.act === 'grade' ? last.act : undefined
  return (
    <Panel name={say('incident.grading')} act={<GradeAct {...whole} />}>
      {act && last ? (
        <>
          <p>
            <strong>{label('grade', act.grade)}</strong>
            {!grading.allowed.includes(act.grade) && <span className="flag"> {say('decided.grade.beyond')}</span>}
          </p>
          <Why of={last} />
        </>
      ) : (
        <p className="unknown">{say('incident.notset')}</p>
      )}
      <dl className="facts">
        <dt>{say('incident.allowed')}</dt>
        <dd>{grading.allowed.map((grade) => label('grade', grade)).join(' · ') || say('unknown.notstated')}</dd>
        <dt>{say('incident.missing')}</dt>
        <dd>
          {grading.missing.length === 0 ? (
            say('decided.grade.nothing')
          ) : (
            <ul className="ticks">
              {grading.missing.map((what) => (
                <li key={what}>{label('missing', what)}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Panel>
  )
}

function Findings({ here, whole }: { here: readonly Determination[]; whole: Whole }) {
  const { say, label } = useSpeech()
  const findings = here.filter((one) => one.act.act === 'finding')
  return (
    <Panel name={say('decided.findings')} act={<FindingAct {...whole} />}>
      {findings.length === 0 ? (
        <Empty>{say('decided.findings.none')}</Empty>
      ) : (
        <ul className="plain">
          {findings.map((one) => (
            <li key={one.id} className="finding">
              {one.act.act === 'finding' && (
                <>
                  <p>
                    <span className="standard">{label('standard', one.act.standard)}</span>
                  </p>
                  <p>
                    <Text>{one.act.text}</Text>
                  </p>
                </>
              )}
              <Why of={one} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function RestLine({ determination }: { determination: Determination }) {
  const { label } = useSpeech()
  const { act } = determination
  return (
    <>
      <strong>{label('determined', act.act)}</strong> {act.act === 'open' && <bdi>{act.code}</bdi>}
      {act.act === 'independence' && label('independence', act.relation)}
      <Why of={determination} />
    </>
  )
}
