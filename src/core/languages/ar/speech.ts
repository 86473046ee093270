// Arabic tables for speech: reporting verbs and nouns, and the words at which a speaker's name ends.
import type { SpeechTables } from '../speech.ts'
import { relationRows } from './speech-relations.ts'
import { speakerRows } from './speech-speakers.ts'
import { verbRows } from './speech-verbs.ts'

export const speech: SpeechTables = {
  order: 'verb-first',
  suffixes: ['ه', 'ها', 'هم', 'هما', 'ين', 'ان'],
  lexicon: [...verbRows, ...speakerRows, ...relationRows],
}
