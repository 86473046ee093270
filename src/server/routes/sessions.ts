// Routes to sessions and the second factor: who has the workbench open, ending one or all, and the code that opens one.
import {
  FactorCode,
  FactorGiven,
  FactorState,
  IsnadError,
  type Person,
  SessionEnd,
  SessionRows,
  SessionsEnded,
  samePerson,
} from '../../core/model/index.ts'
import type { Keyed, SecondFactor } from '../second-factor.ts'
import type { Session, Sessions } from '../sessions.ts'
import { isHere } from '../throttle.ts'
import type { App } from './common.ts'

export interface SessionParts {
  readonly sessions: Sessions
  readonly factor: SecondFactor
  /** Who a session is, by the case as it stands; undefined where the key has ended. */
  readonly personOf: (session: Session) => Person | undefined
}

export function sessionRoutes(app: App, { sessions, factor, personOf }: SessionParts): void {
  /** A lead sees and ends everybody's sessions, anybody else the own. */
  const seenBy = (person: Person) => (session: Session) =>
    person.role === 'lead' || (!person.owner && session.hash !== null && samePerson(session.name, person.name))

  app.get(
    '/api/sessions',
    { schema: { summary: 'Who has the workbench open', tags: ['case'], response: { 200: SessionRows } } },
    ({ person, session: own }) =>
      sessions.list().flatMap((session) => {
        const of = seenBy(person)(session) ? personOf(session) : undefined
        if (!of) return []
        const { id, address, agent, since, seen, factor: given } = session
        const at = (instant: number) => new Date(instant).toISOString()
        return [
          {
            id,
            name: of.name,
            role: of.role,
            owner: of.owner,
            mine: session === own,
            here: isHere(address),
            address,
            agent,
            since: at(since),
            seen: at(seen),
            factor: given,
          },
        ]
      }),
  )

  // Apart from ending others', since who still owes a second factor may go and do nothing else.
  app.post(
    '/api/sessions/leave',
    { schema: { summary: 'End the own session', tags: ['case'], response: { 200: SessionsEnded } } },
    ({ session: own }) => ({ ended: sessions.end((session) => session === own) }),
  )

  app.post(
    '/api/sessions/end',
    { schema: { summary: 'End one session, or all that one may end', tags: ['case'], body: SessionEnd, response: { 200: SessionsEnded } } },
    ({ body, person }) => {
      const may = seenBy(person)
      if ('id' in body) {
        const ended = sessions.end((session) => session.id === body.id && may(session))
        if (ended === 0) throw new IsnadError('not-found', { id: body.id })
        return { ended }
      }
      return { ended: sessions.end(may) }
    },
  )

  app.get(
    '/api/factor',
    { schema: { summary: 'Whether a second factor is set up, or what with', tags: ['case'], response: { 200: FactorState } } },
    async ({ session }) => {
      const keyed = keyedOf(session)
      return { name: keyed.name, ...(await factor.state(keyed)) }
    },
  )

  app.post(
    '/api/factor',
    { schema: { summary: 'Give the code of the second factor', tags: ['case'], body: FactorCode, response: { 200: FactorGiven } } },
    async ({ session, body }) => {
      await factor.give(keyedOf(session), body.code)
      return { given: true }
    },
  )
}

/** The session of a member's key. IsnadError 'refused' for a program and for the owner of the run, who have no second factor. */
function keyedOf(session: Session | undefined): Keyed {
  if (!session || session.hash === null) throw new IsnadError('refused', { what: 'no-factor' })
  return session as Keyed
}
