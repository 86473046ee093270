// Who uses this page, and whether their role reaches to an act. The server decides again on every request.
import { useQuery } from '@tanstack/react-query'
import type { Person, Role } from '../data/types.ts'
import { me } from './queries.ts'

const ORDER: readonly Role[] = ['viewer', 'analyst', 'reviewer', 'lead']

export interface Mine {
  readonly person: Person | undefined
  /** True where the role is at least this one; true too until the answer is there, so that nothing jumps. */
  readonly may: (role: Role) => boolean
}

export function usePerson(): Mine {
  const { data: person } = useQuery(me())
  return { person, may: (role) => !person || ORDER.indexOf(person.role) >= ORDER.indexOf(role) }
}
