// Counts that moved: "rose from 60 to 84" is an old and a new number, not a range.
import type { FigureTables } from '../languages/figures.ts'
import type { Token } from '../text/index.ts'
import { wordSet } from './word-sets.ts'

/** Words between the verb and "from": "ارتفع عدد القتلى في مخيم النازحين شرق المدينة من 60 إلى 84". */
const REACH = 16

/** "The number of dead rose from 60 to 84": a verb of rising or falling stands ahead of "from", the two numbers are an old and a new one. */
export function movedFrom(tokens: readonly Token[], at: number, tables: FigureTables): boolean {
  const { moved, from } = tables.recounts
  if (tokens[at - 1]?.norm !== from) return false
  const verbs = wordSet(moved)
  for (let k = at - 2; k >= 0 && k >= at - REACH; k--) {
    const token = tokens[k] as Token
    if (token.kind === 'break' || token.norm === '.' || token.norm === ';') return false
    if (verbs.has(token.norm)) return true
  }
  return false
}
