// The english language pack: tables and rules of its own, joined into one value.
import type { Language } from '../language.ts'
import { circumstances } from './circumstances.ts'
import { figures } from './figures.ts'
import { script } from './script.ts'
import { speech } from './speech.ts'

export const english: Language = { code: 'en', script, figures, speech, circumstances }
