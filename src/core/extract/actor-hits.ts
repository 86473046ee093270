// The known actors of a reading, looked up once: who speaks and who acts are found by different rules over the same names.
import type { ActorHit, Registers } from '../registers/register.ts'
import type { Reading } from './reading.ts'

/** For every token the longest known actor's name that starts there, or undefined. */
export function actorHits(reading: Reading, registers: Registers): readonly (ActorHit | undefined)[] {
  const { tokens, known } = reading
  if (known.registers === registers) return known.hits
  const hits = new Array<ActorHit | undefined>(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const hit = tokens[i]?.kind === 'break' ? undefined : registers.actors.match(tokens, i)
    if (hit) hits[i] = hit
  }
  known.registers = registers
  known.hits = hits
  return hits
}
