// What an example of a figure rule looks like: one sentence where it finds its number, one where it must not.
import type { Counted } from '../model/index.ts'

export interface FigureExample {
  /** The part of the tables it stands for: `form/past`, `qualifier/about`, `thing/money`, `vague`, `zero`, … */
  readonly rule: string
  readonly hit: { readonly text: string; readonly num: string; readonly of: Counted; readonly min: number | null; readonly max: number | null }
  /** A sentence of the same words that counts nobody. */
  readonly refusal: string
}

/** One example a line: rule | sentence | number | category | min-max | refusal. An open bound is left blank. */
export function figureExamples(lines: string): FigureExample[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [rule, text, num, of, bounds, refusal] = line.split('|').map((cell) => cell.trim()) as [string, string, string, Counted, string, string]
      const [min, max] = bounds.split('-').map((n) => (n === '' ? null : Number(n))) as [number | null, number | null]
      return { rule, hit: { text, num, of, min, max }, refusal }
    })
}
