// What each role may ask for and record. The owner of the run may all; a member is known by a key whose hash the case holds.
import { createHash, randomBytes } from 'node:crypto'
import {
  type Act,
  atLeast,
  type Determination,
  IsnadError,
  type Member,
  membersOf,
  type Person,
  type Policy,
  policyOf,
  type Role,
  samePerson,
  standing,
} from '../core/model/index.ts'
import type { Live } from '../edge/live/live.ts'
import { Sessions } from './sessions.ts'

/** Acts that take more than an analyst; all others are the analyst's daily work. */
const ACTS: Partial<Record<Act['act'], Role>> = {
  open: 'reviewer',
  finding: 'reviewer',
  grade: 'reviewer',
  publication: 'reviewer',
  reliability: 'reviewer',
  independence: 'reviewer',
  'double-count': 'reviewer',
  approve: 'reviewer',
  member: 'lead',
  policy: 'lead',
}

/** Requests by method and route; the first line that fits counts. `owner`: only whoever opened the case on this machine. */
const REQUESTS: readonly (readonly [method: string, path: RegExp, needed: Role | 'owner'])[] = [
  ['*', /^\/api\/cases(\/|$)/, 'owner'],
  ['*', /^\/api\/custody\/evidence$/, 'reviewer'],
  ['*', /^\/api\/custody\//, 'lead'],
  ['*', /^\/api\/members(\/|$)/, 'lead'],
  // Everybody may see and end the own sessions and give the own second factor; the route tells whose are whose.
  ['*', /^\/api\/sessions(\/|$)/, 'viewer'],
  ['*', /^\/api\/factor$/, 'viewer'],
  ['POST', /^\/api\/outputs$/, 'reviewer'],
  ['POST', /^\/api\/outputs\/[^/]+\/release$/, 'reviewer'],
  // Captured bytes and all of a case at once hold more than its screens show.
  ['GET', /^\/api\/reports\/[^/]+\/copy$/, 'analyst'],
  ['GET', /^\/api\/case\/derived$/, 'analyst'],
  ['GET', /^\/api\/bulk\//, 'analyst'],
  ['GET', /^\/api\/materials$/, 'analyst'],
  ['GET', /^\/api\/released$/, 'analyst'],
  ['GET', /./, 'viewer'],
]

/** IsnadError 'refused' where the person may not ask for this at all. */
export function refuseRequest(person: Person, method: string, path: string): void {
  const asked = method === 'HEAD' ? 'GET' : method
  const needed = REQUESTS.find(([on, at]) => (on === '*' || on === asked) && at.test(path))?.[2] ?? 'analyst'
  if (needed === 'owner' ? !person.owner : !atLeast(person.role, needed)) throw new IsnadError('refused', { what: 'role', role: person.role })
}

/** IsnadError 'refused' where the person may not record this: the act is another role's, or is said in another's name. */
export function refuseAct(person: Person, act: Act, known: (id: string) => Determination | undefined): void {
  const refuse = (what: string) => {
    throw new IsnadError('refused', { what, role: person.role })
  }
  if (!atLeast(person.role, ACTS[act.act] ?? 'analyst')) refuse('role')
  if (act.act === 'undo') {
    const before = known(act.determination)
    // What takes another role to decide takes it to undo, and to bring back; an analyst takes back the own word only.
    if (!atLeast(person.role, neededToUndo(before, known))) refuse('role')
    if (before && !atLeast(person.role, 'reviewer') && !samePerson(before.by, person.name)) refuse('role')
  }
  if (person.owner) return
  if (act.act === 'approve' && !samePerson(act.person, person.name)) refuse('other-name')
  if (act.act === 'second-reading' && !samePerson(act.reader, person.name)) refuse('other-name')
}

/** The role it takes to undo a determination: that of the act behind it, through undoings of undoings; a lead's where it is not known. */
function neededToUndo(before: Determination | undefined, known: (id: string) => Determination | undefined): Role {
  const seen = new Set<string>()
  let at = before
  while (at?.act.act === 'undo' && !seen.has(at.id)) {
    seen.add(at.id)
    at = known(at.act.determination)
  }
  return at === undefined || at.act.act === 'undo' ? 'lead' : (ACTS[at.act.act] ?? 'analyst')
}

type Recorded = Pick<Live, 'recorded'>
const FOLDED = new WeakMap<readonly Determination[], { readonly count: number; readonly members: readonly Member[]; readonly policy: Policy }>()
/** Folded once for each state, from all that is recorded, whether derived yet or not: an ended key opens nothing from then on. */
function folded(live: Recorded) {
  const recorded = live.recorded()
  const known = FOLDED.get(recorded)
  if (known?.count === recorded.length) return known
  const inForce = standing(recorded)
  const made = { count: recorded.length, members: membersOf(inForce), policy: policyOf(inForce) }
  FOLDED.set(recorded, made)
  return made
}

/** Members of the case. */
export function membersIn(live: Recorded): readonly Member[] {
  return folded(live).members
}

/** What the case asks of its people, by all that is recorded. */
export function policyIn(live: Recorded): Policy {
  return folded(live).policy
}

/** Sessions of a case, which ask for what it asks. */
export function sessionsOf(live: Recorded): Sessions {
  return new Sessions(Date.now, () => policyIn(live).secondFactor)
}

/** The member whose key has this hash. */
export function memberOf(live: Recorded, hash: string): Person | undefined {
  const member = membersIn(live).find((one) => one.key === hash)
  return member && { name: member.name, role: member.role, owner: false }
}

/** Whether somebody let in earlier still may what `least` may: the owner of the run always, a member until the key ends or the role is lowered. */
export function stillMay(live: Recorded, { name, owner }: Pick<Person, 'name' | 'owner'>, least: Role): boolean {
  return owner || membersIn(live).some((one) => one.key !== null && samePerson(one.name, name) && atLeast(one.role, least))
}

/** A new key and the hash of it that the case keeps. 256 bits of chance need no salt. */
export function newMemberKey(): { readonly key: string; readonly hash: string } {
  const key = randomBytes(32).toString('base64url')
  return { key, hash: hashOf(key) }
}

/** What the case keeps of a key. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
