// English tables for figures, joined into one lexicon.
import type { FigureTables } from '../figures.ts'
import { cues } from './figures-cues.ts'
import { harmWords } from './figures-harm.ts'
import { peopleWords } from './figures-people.ts'
import { weights } from './figures-weights.ts'
import { numerals } from './numerals.ts'

export const figures: FigureTables = {
  lexicon: [...numerals, ...harmWords, ...peopleWords, ...cues],
  weights,
  and: [],
  definite: [],
  restating: ['the', 'this', 'that', 'these', 'those', 'its', 'their', 'our', 'his', 'her', 'each', 'every', 'any', 'same', 'which', 'known'],
  within: ['from', 'at', 'near', 'about'],
  sites: ['site', 'sites', 'location', 'locations', 'spots', 'places'],
  graveKinds: [],
  singleKinds: ['individual'],
  headLast: true,
}
