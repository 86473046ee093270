// The registers' tables joined: every known actor, in the order in which names are given away.
import { states } from './actor-register.ts'
import { actors } from './actors.ts'
import { agencies } from './agencies.ts'
import type { ActorEntry } from './register.ts'

export const actorTables: readonly ActorEntry[] = [...actors, ...agencies, ...states]
