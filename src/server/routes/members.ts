// Routes to who works on the case: who I am, the members, a new one with a key shown once, and the end of a key.
import { z } from 'zod'
import { IsnadError, MemberEnd, MemberKey, MemberRows, NewMember, Person, Policy, samePerson } from '../../core/model/index.ts'
import type { Live } from '../../edge/live/live.ts'
import { membersIn, newMemberKey, policyIn } from '../roles.ts'
import type { App } from './common.ts'

export function memberRoutes(app: App, live: Live): void {
  app.get('/api/me', { schema: { summary: 'Who asks, and with which role', tags: ['case'], response: { 200: Person } } }, (request) => request.person)

  app.get('/api/policy', { schema: { summary: 'What the case asks of all', tags: ['case'], response: { 200: Policy } } }, () => policyIn(live))

  app.get('/api/members', { schema: { summary: 'Who works on the case', tags: ['case'], response: { 200: MemberRows } } }, () => [
    { name: live.operator, role: 'lead' as const, owner: true, ended: false, at: null, by: null },
    ...membersIn(live).map(({ name, role, key, at, by }) => ({ name, role, owner: false, ended: key === null, at, by })),
  ])

  app.post(
    '/api/members',
    { schema: { summary: 'Take a person in, or give a new key and role', tags: ['case'], body: NewMember, response: { 200: MemberKey } } },
    async ({ body, person }) => {
      // Two people of one name could second each other's word.
      if (samePerson(body.name, live.operator)) throw new IsnadError('refused', { what: 'name-taken' })
      const { key, hash } = newMemberKey()
      await live.determine({ act: { act: 'member', name: body.name, role: body.role, key: hash }, reason: body.reason, key: body.key }, person.name)
      // A repeated sending appended nothing: the key it made is nobody's.
      const stands = membersIn(live).some((one) => one.key === hash)
      if (!stands) throw new IsnadError('refused', { what: 'repeated' })
      return { key }
    },
  )

  app.post(
    '/api/members/end',
    { schema: { summary: 'End the key of a person', tags: ['case'], body: MemberEnd, response: { 200: z.object({ ended: z.boolean() }) } } },
    async ({ body, person }) => {
      const member = membersIn(live).find((one) => samePerson(one.name, body.name))
      if (!member) throw new IsnadError('not-found', { what: body.name })
      await live.determine(
        { act: { act: 'member', name: member.name, role: member.role, key: null }, reason: body.reason, key: body.key },
        person.name,
      )
      return { ended: true }
    },
  )
}
