// arabic tables for speech.
import type { SpeechTables } from '../speech.ts'

export const speech: SpeechTables = { placeholder: true }
