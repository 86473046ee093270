// How English is written: left to right, no clitics, abbreviations that do not end a sentence ("Gen. Smith", "Dec. 12").
import type { Script } from '../language.ts'

export const script: Script = {
  direction: 'ltr',
  clitics: [],
  abbreviations: new Set(
    'mr mrs ms dr prof gen lt col maj sgt capt brig adm gov sen rep rev hon pres st mt jan feb mar apr jun jul aug sep sept oct nov dec no vs etc al inc ltd co corp u.s u.n approx'.split(
      ' ',
    ),
  ),
}
