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
  // "raised its own count of civilians killed to 318, up from 159"
  recounts: {
    raised: 'raised raises raising revised revises revising updated updates increased lowered cut put',
    count: 'count counts toll tally number numbers estimate estimates total figure',
    to: 'to',
    former: 'up from|down from|compared with|compared to|instead of|from an earlier|from a previous|against a previous',
    // "The hospital put the figure at 45."
    puts: 'put puts putting placed placing estimated estimates set sets gave gives',
    figure: 'figure number count total',
    at: 'at as',
    // "Activists put the figure closer to 110,000."
    near: 'closer nearer close',
    // "The number of dead rose from 60 to 84"; "from 60 to 84 people were killed" is a range.
    moved:
      'rose rise rises risen rising increased increases increasing increase climbed climbs climbing jumped jumps grew grown grows soared went gone up fell fallen falls dropped drops declined decreased revised raised raising raises updated lowered',
    from: 'from',
  },
  and: [],
  definite: [],
  ordinals: [],
  judged: ['convicted', 'sentenced', 'charged', 'indicted', 'acquitted', 'prosecuted', 'extradited'],
  spared: ['rescued', 'saved', 'survived', 'survive', 'survives', 'escaped', 'unharmed', 'unhurt', 'survivor', 'survivors'],
  aboard: ['on board'],
  takesPart: ['participated', 'protested', 'marched', 'gathered', 'rallied', 'demonstrated', 'voted', 'attended', 'prayed', 'searched'],
  again: [],
  lives: [],
  unhurt: ['unharmed', 'unhurt', 'unscathed', 'uninjured', 'safely', 'alive'],
  ageBounds: ['under', 'over', 'above', 'below'],
  restating: ['the', 'this', 'that', 'these', 'those', 'its', 'their', 'our', 'his', 'her', 'each', 'every', 'any', 'same', 'which', 'known'],
  within: ['from', 'at', 'near', 'about'],
  sites: ['site', 'sites', 'location', 'locations', 'spots', 'places'],
  kills: [],
  tells: [],
  partOf: [],
  // "The coalition denied targeting civilians and said the strike killed 16."
  saying: 'said says saying added adding acknowledged acknowledging admitted conceded confirmed insisted stated reported claimed but'.split(' '),
  speaks:
    'said says told tells added adds tweeted wrote announced stated explained noted stressed argued insisted recalled testified warned claimed confirmed described'.split(
      ' ',
    ),
  dead: ['victims', 'victim', 'martyrs', 'martyr', 'dead'],
  digs: ['exhum', 'unearth', 'disinter', 'rebur', 'buri', 'bury', 'dug', 'funeral'],
  deeds: 'kill murder execute assassinate behead hang massacre slaughter injure wound kidnap abduct executed killed hanged beheaded'.split(' '),
  graveKinds: [],
  singleKinds: ['individual'],
  headLast: true,
}
