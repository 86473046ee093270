// Finds who says what: chains of transmission over clauses and quotations, and accusations, demands and denials.
import type { Span } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'
import type { Speech } from './parts.ts'
import type { Reading } from './reading.ts'
import { findRelations } from './relations.ts'
import { readChains } from './speech-chain.ts'
import { sceneOf } from './speech-speakers.ts'

/** Attribution over a reading. Linear in the text; every span lies in the report's text. */
export function findSpeech(reading: Reading, registers: Registers): Speech {
  const scene = sceneOf(reading, registers)
  const chains = readChains(scene)
  return { chainFor: (span: Span) => chains.at(chains.tokenAt(span)), relations: findRelations(scene, chains) }
}
