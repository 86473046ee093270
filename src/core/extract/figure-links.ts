// Links: decides for every candidate which harm word it belongs to, whether it breaks down an earlier figure, or that it is no figure.
// A small log-linear model: each possible link has named features, the language's table gives their weights, the best sum wins.
import type { Counted } from '../model/index.ts'
import type { Candidate } from './figure-candidates.ts'
import { type Accepted, type Option, optionsFor } from './figure-options.ts'
import type { Scene } from './figure-scene.ts'

/** The sum of an option's weights. */
export function scoreOf(option: Option, weights: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const feature of option.features) sum += weights[feature] ?? 0
  return sum
}

/** Picks the best answer: categories are weighed with all their options together, then the best option of the best category. */
export function decide(options: readonly Option[], weights: Readonly<Record<string, number>>): { option: Option; score: number } | undefined {
  if (options.length === 0) return undefined
  const scores = options.map((option) => scoreOf(option, weights))
  const top = Math.max(...scores)
  const byKind = new Map<Counted | undefined, number>()
  options.forEach((option, i) => {
    byKind.set(option.of, (byKind.get(option.of) ?? 0) + Math.exp((scores[i] as number) - top))
  })
  let best: Counted | undefined
  let bestMass = -1
  for (const [of, mass] of byKind) {
    if (mass > bestMass) {
      best = of
      bestMass = mass
    }
  }
  if (best === undefined) return undefined
  let picked = -1
  options.forEach((option, i) => {
    if (option.of === best && (picked < 0 || (scores[i] as number) > (scores[picked] as number))) picked = i
  })
  return picked < 0 ? undefined : { option: options[picked] as Option, score: scores[picked] as number }
}

/** Adds a decision to the accepted figures: a part or neighbour takes its elder's harm word. */
export function accept(accepted: Accepted[], candidate: Candidate, option: Option, score: number): void {
  if (!option.of) return
  const elder = option.inherits === undefined ? undefined : accepted[option.inherits]
  const trigger = option.trigger ?? elder?.trigger
  if (!trigger) return
  let partOf: number | undefined
  if (elder && option.breakdown) partOf = elder.partOf ?? option.inherits
  accepted.push({ candidate, of: option.of, trigger, option, score, ...(partOf === undefined ? {} : { partOf }) })
}

/** All figures of a scene, left to right. */
export function linkAll(scene: Scene): Accepted[] {
  const weights = scene.reading.language.figures.weights
  const accepted: Accepted[] = []
  scene.candidates.forEach((candidate, index) => {
    const choice = decide(optionsFor(scene, index, accepted), weights)
    if (choice) accept(accepted, candidate, choice.option, choice.score)
  })
  return accepted
}
