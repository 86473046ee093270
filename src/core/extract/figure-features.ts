// Features: the questions the linking model asks about a possible link, each with a name a person can read and a number the sum runs on.
import type { FigureTables, HarmForm } from '../languages/figures.ts'
import type { Counted } from '../model/index.ts'

/** The values a question may have, in a fixed order. */
export const VOCABULARY = {
  form: ['past', 'passive', 'active', 'subject', 'event', 'count', 'toll', 'holder'],
  side: ['before', 'after', 'inside'],
  distance: ['0', '1', '2', '3', '4', '6', '9', '15', '23'],
  few: ['0', '1', '2', '3'],
  mark: ['none', 'comma', 'open', 'close', 'stop'],
  head: ['person', 'harm', 'grave', 'others', 'pronoun', 'unknown', 'bare', 'group'],
  kind: [
    'digits',
    'words',
    'one',
    'range',
    'vague',
    'zero',
    'two',
    'two-or-many',
    'single-article',
    'single-bare',
    'single-the',
    'single-kin',
    'harm-one',
    'harm-two',
    'grave',
    'other',
  ],
  of: ['killed', 'injured', 'bodies', 'missing', 'detained', 'displaced', 'graves', 'casualties'],
  near: [
    'edge',
    'Word',
    'word',
    'number',
    'past',
    'passive',
    'active',
    'subject',
    'event',
    'count',
    'toll',
    'holder',
    'thing',
    'date',
    'person',
    'including',
    'of-them',
    'and',
    'or',
    'to',
    'between',
    'from',
    'of',
    'whole',
    'most',
    'with',
    'qualifier',
    'other',
    'none',
    'stop',
    'inside',
    'cue',
    'comma',
    'colon',
    'bracket',
    'quote',
    'dash',
    'mark',
  ],
  size: ['year', 'big', 'mid', 'small'],
  place: ['title', 'body'],
  yes: ['no', 'yes'],
  order: ['lt', 'eq', 'gt'],
  news: ['plain', 'located-before', 'located-after', 'recovered', 'identified', 'reburied', 'alleged'],
  qualifier: ['exact', 'about', 'at-least', 'more-than', 'up-to', 'less-than', 'range', 'vague'],
} as const
export type Dimension = keyof typeof VOCABULARY

/** The place of each value in its vocabulary. */
const PLACES = new Map<string, ReadonlyMap<string, number>>()
for (const [dimension, values] of Object.entries(VOCABULARY)) PLACES.set(dimension, new Map(values.map((value, index) => [value, index])))
const placeOf = (dimension: Dimension, value: string): number | undefined => PLACES.get(dimension)?.get(value)

/** The number of a value in its vocabulary: 0 for one that is not there. */
function indexer(dimension: Dimension): (value: string) => number {
  const map = PLACES.get(dimension)
  return (value) => map?.get(value) ?? 0
}
export const formIndex = indexer('form') as (form: HarmForm) => number
export const ofIndex = indexer('of') as (of: Counted) => number
export const kindIndex = indexer('kind')
export const headIndex = indexer('head')
export const nearIndex = indexer('near')
export const newsIndex = indexer('news')
export const qualifierIndex = indexer('qualifier')

/** One question: its name and its dimensions. Its features are numbered from `base`. */
export interface Question {
  readonly name: string
  readonly dimensions: readonly Dimension[]
  readonly base: number
  readonly size: number
}
const QUESTIONS: Question[] = []
const BY_NAME = new Map<string, Question>()
let next = 0
/** Declares a question; the order of declaration numbers the features of this build, their names are what is stored. */
export function question(name: string, ...dimensions: Dimension[]): Question {
  const size = dimensions.reduce((product, d) => product * VOCABULARY[d].length, 1)
  const made = { name, dimensions, base: next, size }
  next += size
  QUESTIONS.push(made)
  if (!BY_NAME.has(name)) BY_NAME.set(name, made)
  return made
}

/** How many features there are in all. */
export const featureCount = (): number => next

/** The name of a feature: its question and values ("link/form,side,distance:past,before,2"). */
export function featureName(feature: number): string {
  const asked = QUESTIONS.find((q) => feature >= q.base && feature < q.base + q.size)
  if (!asked) return String(feature)
  let rest = feature - asked.base
  const values: string[] = []
  for (const dimension of [...asked.dimensions].reverse()) {
    const n = VOCABULARY[dimension].length
    values.unshift(VOCABULARY[dimension][rest % n] ?? '')
    rest = Math.floor(rest / n)
  }
  return values.length > 0 ? `${asked.name}:${values.join(',')}` : asked.name
}

/** The number of a feature by its name; undefined for one that is not asked any more. */
function featureNumber(name: string): number | undefined {
  const colon = name.lastIndexOf(':')
  const plain = BY_NAME.get(name)
  if (plain) return plain.base
  const asked = colon < 0 ? undefined : BY_NAME.get(name.slice(0, colon))
  if (!asked) return undefined
  let number = 0
  const values = name.slice(colon + 1).split(',')
  for (const [k, dimension] of asked.dimensions.entries()) {
    const index = placeOf(dimension, values[k] ?? '')
    if (index === undefined) return undefined
    number = number * VOCABULARY[dimension].length + index
  }
  return asked.base + number
}

const DENSE = new WeakMap<FigureTables, Float64Array>()
/** The weights of a pack in feature order; names the engine does not ask for any more are left out. */
export function weightsOf(tables: FigureTables): Float64Array {
  let dense = DENSE.get(tables)
  if (!dense) {
    dense = new Float64Array(next)
    for (const [name, weight] of Object.entries(tables.weights)) {
      const feature = featureNumber(name)
      if (feature !== undefined) dense[feature] = weight
    }
    DENSE.set(tables, dense)
  }
  return dense
}

const STEPS = [0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6]
/** A distance in tokens as a step of its vocabulary. */
export const stepOf = (n: number): number => (n < 0 ? 0 : n < 15 ? (STEPS[n] ?? 6) : n <= 22 ? 7 : 8)
export const fewOf = (n: number): number => (n > 3 ? 3 : n)
