// Who works on a case beside the person who opened it, with which role; folded from the determinations that say so.
import { z } from 'zod'

export const Role = z.enum(['viewer', 'analyst', 'reviewer', 'lead'])
export type Role = z.infer<typeof Role>

/** The person a request comes from. `owner`: whoever opened the case on this machine, by the key of this run. */
export const Person = z.object({ name: z.string(), role: Role, owner: z.boolean() })
export type Person = z.infer<typeof Person>

const name = z.string().trim().min(1).max(200)
const recorded = { reason: z.string().trim().min(1).max(4000), /** Idempotency key. */ key: z.string().min(8).max(200) }
export const NewMember = z.object({ name, role: Role, ...recorded })
export type NewMember = z.infer<typeof NewMember>
export const MemberEnd = z.object({ name, ...recorded })
export type MemberEnd = z.infer<typeof MemberEnd>
/** The key of a new member: shown once, kept nowhere. */
export const MemberKey = z.object({ key: z.string() })
export type MemberKey = z.infer<typeof MemberKey>
export const MemberRow = z.object({
  name: z.string(),
  role: Role,
  owner: z.boolean(),
  ended: z.boolean(),
  at: z.string().nullable(),
  by: z.string().nullable(),
})
export type MemberRow = z.infer<typeof MemberRow>
export const MemberRows = z.array(MemberRow)

/** A person's name as names of persons are compared: as written, but for case and blanks around it. */
export function samePerson(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

const ORDER: readonly Role[] = ['viewer', 'analyst', 'reviewer', 'lead']

/** True where a role may do all that another may. */
export function atLeast(role: Role, least: Role): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(least)
}

/** A member as the case has them now; the newest word on a name stands. */
export interface Member {
  readonly name: string
  readonly role: Role
  /** SHA-256 of the member's key, in hex; null once it is ended. */
  readonly key: string | null
  readonly at: string
  readonly by: string
}

interface Said {
  readonly at: string
  readonly by: string
  readonly act: { readonly act: string }
}
type Named = { readonly act: 'member'; readonly name: string; readonly role: Role; readonly key: string | null }

/** Members by the determinations in force, in the order they were first named. */
export function membersOf(inForce: readonly Said[]): Member[] {
  const members = new Map<string, Member>()
  for (const { act, at, by } of inForce) {
    if (act.act !== 'member') continue
    const { name, role, key } = act as Named
    members.set(name.trim().toLowerCase(), { name: name.trim(), role, key, at, by })
  }
  return [...members.values()]
}
