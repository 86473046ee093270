// The toll of a page: for assessment pages with known killed and injured, does the figure chosen for the page equal the known low or high?
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** What the assessors write where a report gives no number: a plural is at least two, dozens are 12 to 24 (their published method). */
const AS_ASSESSED = { '3-9': [2], '20-99': [12, 24], '40-99': [24, 40], '200-999': [100, 200] }

/**
 * The toll a reader would take from one report: of the statements that count this category and break down no other, the first one,
 * as these pages open with the assessed toll; a combined count where the category has none of its own. A list of equally good values.
 */
export function chooseToll(statements, of, asAssessed = AS_ASSESSED) {
  const whole = statements.map((s) => s.figure).filter((f) => f && f.scope !== 'part' && f.commitment !== 'denied')
  const figure = whole.find((f) => f.of === of) ?? whole.find((f) => f.of === 'casualties')
  if (!figure) return []
  if (figure.qualifier === 'vague') return asAssessed[`${figure.min}-${figure.max}`] ?? []
  return [figure.min ?? figure.max]
}

/** The same choice by a plain pattern: a number within five words of a harm word. */
function plainToll(text, of) {
  const words = of === 'killed' ? 'killed|dead|deaths|martyrs?|fatalities' : 'injured|wounded|injuries'
  const number = '(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
  const hit = new RegExp(
    `${number}(?:\\s+[\\w-]+){0,5}?\\s+(?:${words})|(?:killing|injuring|wounding|killed|injured|wounded)(?:\\s+[\\w-]+){0,3}?\\s+${number}`,
    'i',
  ).exec(text)
  const names = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
  const found = (hit?.[1] ?? hit?.[2])?.toLowerCase()
  return found && (names.indexOf(found) > 0 ? names.indexOf(found) : Number(found))
}

/** Prints one line: how often the chosen toll equals the known low or high, beside the plain pattern. */
export function tollLine(shared, read) {
  const pages = gunzipSync(readFileSync(join(shared, 'bench/dev/gaza-pages.jsonl.gz')))
    .toString()
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
  let ours = 0
  let strict = 0
  let plain = 0
  let all = 0
  for (const page of pages) {
    const statements = read(page)
    for (const of of ['killed', 'injured']) {
      const known = (page.gold[of] ?? '').match(/\d+/g)?.map(Number)
      if (!known) continue
      all++
      if (chooseToll(statements, of).some((value) => known.includes(value))) ours++
      if (chooseToll(statements, of, {}).some((value) => known.includes(value))) strict++
      if (known.includes(plainToll(page.text, of))) plain++
    }
  }
  const pct = (n) => `${((100 * n) / all).toFixed(1)} %`
  return `toll of a page equals the known low or high: ${pct(ours)} of ${all} (${pct(strict)} without the assessors' values for vague words; plain pattern ${pct(plain)})`
}
