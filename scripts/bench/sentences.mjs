// Scores the fields of the sentence corpus (figures, qualifier, commitment, remains, scope, status) and gives a line a language to print.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FIELDS = ['qualifier', 'commitment', 'remains', 'scope', 'status']

function startOf(text, needle, nth = 0) {
  let at = -1
  for (let k = 0; k <= nth; k++) at = text.indexOf(needle, at + 1)
  return at
}

/** One line: how many sentences and figures, and the share right of each field of the figures found. `read` gives the found figures of a text. */
export function sentenceLine(root, lang, read) {
  const folder = join(root, 'corpus/sentences', lang)
  const tally = Object.fromEntries(FIELDS.map((field) => [field, [0, 0]]))
  let [sentences, wanted, given, hit] = [0, 0, 0, 0]
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')))
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const { text, figures } = JSON.parse(line)
      if (!figures) continue
      sentences++
      const left = new Set(read(text))
      wanted += figures.length
      given += left.size
      for (const want of figures) {
        const at = startOf(text, want.num, want.nth)
        const same = [...left].find(
          ({ figure: f }) => f.span[0] < at + want.num.length && f.span[1] > at && f.of === want.of && f.min === want.min && f.max === want.max,
        )
        if (!same) continue
        left.delete(same)
        hit++
        const got = { ...same.figure, status: same.who?.status ?? 'unknown' }
        for (const field of FIELDS) {
          if (want[field] === undefined) continue
          tally[field][1]++
          if (got[field] === want[field]) tally[field][0]++
        }
      }
    }
  const share = FIELDS.map((field) => `${field} ${(tally[field][0] / (tally[field][1] || 1)).toFixed(3)} of ${tally[field][1]}`)
  return `own sentences ${lang}: ${sentences} with ${wanted} figures; figures F1 ${((2 * hit) / (wanted + given || 1)).toFixed(3)}, ${share.join(', ')}`
}
