// Sessions: who has the workbench open, since when and from where; and the second factor that opens one.
import { z } from 'zod'
import { Role } from './member.ts'

export const SessionRow = z.object({
  /** Names the session to whoever may end it; opens nothing. */
  id: z.string(),
  name: z.string(),
  role: Role,
  owner: z.boolean(),
  /** The session that asks. */
  mine: z.boolean(),
  /** True where it comes from the machine the case is on. */
  here: z.boolean(),
  address: z.string(),
  /** The browser by its own word. */
  agent: z.string(),
  /** Instants, ISO 8601 UTC. */
  since: z.string(),
  seen: z.string(),
  /** Whether a second factor was given for it. */
  factor: z.boolean(),
})
export type SessionRow = z.infer<typeof SessionRow>
export const SessionRows = z.array(SessionRow)

/** Which session ends: one by its id, or all that the asker may end, the own one too. */
export const SessionEnd = z.union([z.object({ id: z.string().max(100) }), z.object({ all: z.literal(true) })])
export type SessionEnd = z.infer<typeof SessionEnd>
export const SessionsEnded = z.object({ ended: z.number().int() })
export type SessionsEnded = z.infer<typeof SessionsEnded>

/** What a person with a key and no second factor yet is told: whether one is set up, else what to set one up with. */
export const FactorState = z.object({
  name: z.string(),
  setUp: z.boolean(),
  /** otpauth address and the same secret to be typed; only until it is set up. */
  address: z.string().nullable(),
  secret: z.string().nullable(),
})
export type FactorState = z.infer<typeof FactorState>
export const FactorCode = z.object({ code: z.string().max(20) })
export const FactorGiven = z.object({ given: z.boolean() })
export type FactorGiven = z.infer<typeof FactorGiven>
