// The bars of speed: what the bench calls too slow or too large is judged by rule, whatever machine it runs on.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Measured {
  own: number
  naive: number
  ratios: Record<string, number>
  megabytes: number
}

/** The bars as the bench asks them: a plain script, so it is run as one. */
function judged(found: Partial<Measured>, most = 40): { slow: boolean; lines: string[] } {
  const measured: Measured = { own: 1000, naive: 30_000, ratios: { 'Arabic news': 10 }, megabytes: 200, ...found }
  const code = `import { overBars, slow } from './scripts/bench/speed-bars.mjs'
const found = ${JSON.stringify(measured)}
console.log(JSON.stringify({ slow: slow(found, ${most}), lines: overBars(found, ${most}) }))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })) as { slow: boolean; lines: string[] }
}

describe('bars of speed', () => {
  it.each([
    ['a fast machine', { own: 1680, naive: 41_700 }],
    ['a machine half as fast', { own: 840, naive: 20_850 }],
    ['a tenth as fast, below every absolute figure there was', { own: 168, naive: 4170 }],
    ['just at the bar', { own: 1000, naive: 40_000 }],
  ])('%s passes: only the proportion counts', (_name, found) => {
    expect(judged(found)).toEqual({ slow: false, lines: [] })
  })

  it.each([
    ['an extractor twice as slow on a fast machine', { own: 840, naive: 41_700 }, /49\.6 times as fast; 40/],
    ['just over the bar', { own: 1000, naive: 40_100 }, /40\.1 times/],
    ['nothing read at all', { own: 0, naive: 41_700 }, /times as fast/],
    ['time that grows with the square', { ratios: { 'Arabic news': 10, 'one line': 50 } }, /^one line: ten times the text takes 50\.0/],
  ])('%s fails', (_name, found, line) => {
    const { slow, lines } = judged(found)
    expect(slow).toBe(true)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(line)
  })

  it('memory over the bar fails and is no matter of time', () => {
    expect(judged({ megabytes: 301 })).toEqual({ slow: false, lines: ['301 MB of memory; 300 are the bar'] })
  })

  it('the recorded floor is a proportion', () => {
    const floors = JSON.parse(readFileSync('scripts/bench/floors.json', 'utf8')) as { extract: Record<string, unknown> }
    expect(floors.extract).not.toHaveProperty('articlesPerSecond')
    expect(floors.extract.regexTimesAsFast).toBeGreaterThan(0)
  })
})
