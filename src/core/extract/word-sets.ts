// Lists of words of the language packs as sets of folded words, each made once.
import { foldText } from '../text/index.ts'

const MADE = new Map<string, ReadonlySet<string>>()

/** The words of a list of a pack, blanks between them, folded. The lists are constants: as many sets are kept as there are lists. */
export function wordSet(list: string): ReadonlySet<string> {
  const known = MADE.get(list)
  if (known) return known
  const made = new Set(list.split(' ').filter(Boolean).map(foldText))
  MADE.set(list, made)
  return made
}
