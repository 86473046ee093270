// Arabic tables for figures, joined into one lexicon.
import type { FigureTables } from '../figures.ts'
import { cues } from './figures-cues.ts'
import { harmWords } from './figures-harm.ts'
import { peopleWords } from './figures-people.ts'
import { weights } from './figures-weights.ts'
import { numerals } from './numerals.ts'

export const figures: FigureTables = {
  lexicon: [...numerals, ...harmWords, ...peopleWords, ...cues],
  weights,
  and: ['و', 'ف'],
  definite: ['ال'],
  restating: ['هذه', 'تلك', 'هاتين', 'ذات', 'نفس', 'اي', 'كل'],
  within: ['من', 'ب', 'ضمن', 'قرب'],
  sites: ['موقع', 'موقعا', 'مواقع', 'اماكن', 'نقاط'],
  graveKinds: ['جماعيه'],
  singleKinds: ['فرديه', 'الفرديه', 'فردي', 'فرديا'],
  headLast: false,
}
