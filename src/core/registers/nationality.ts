// Nationality words and the state they point at: "التركية", "Turkish" -> TR. Built from the table of countries.
import { foldText, unitAt } from '../text/index.ts'
import { countries } from './countries.ts'

/** Endings of an Arabic relative adjective in folded spelling: masculine, feminine, dual, plural. */
const ENDINGS = ['', 'ه', 'ين', 'ون', 'ان', 'تين', 'تان', 'ات', 'ا']

const AR = new Map<string, string>()
const EN = new Map<string, string>()
for (const row of countries) {
  for (const nisba of row.nisba) {
    const stem = foldText(nisba)
    for (const ending of ENDINGS) {
      AR.set(stem + ending, row.code)
      AR.set(`ال${stem}${ending}`, row.code)
    }
  }
  for (const word of row.adjective) if (!word.includes(' ')) EN.set(foldText(word), row.code)
}

/** The ISO code of the state a folded nationality word points at, or undefined. */
export function nationalityOf(norm: string): string | undefined {
  return unitAt(norm, 0) >= 0x600 ? AR.get(norm) : EN.get(norm)
}
