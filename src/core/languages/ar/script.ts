// How Arabic is written: right to left, little words written onto the next ("وبالرقة" = و + ب + ال + رقة).
import type { Script } from '../language.ts'

/** Proclitic sequences in folded spelling, with their parts. The article alone is 'ال'; 'لل' is ل + ال. */
const CLITICS: [string, string[]][] = []
for (const conjunction of ['', 'و', 'ف']) {
  for (const [written, parts] of [
    ['', []],
    ['ب', ['ب']],
    ['ل', ['ل']],
    ['ك', ['ك']],
    ['ال', ['ال']],
    ['بال', ['ب', 'ال']],
    ['كال', ['ك', 'ال']],
    ['لل', ['ل', 'ال']],
    ['س', ['س']],
  ] as [string, string[]][]) {
    const prefix = conjunction + written
    if (prefix) CLITICS.push([prefix, conjunction ? [conjunction, ...parts] : parts])
  }
}

export const script: Script = {
  direction: 'rtl',
  clitics: CLITICS.sort((a, b) => b[0].length - a[0].length),
  abbreviations: new Set(['د', 'م', 'ا', 'ص', 'ت']),
}
