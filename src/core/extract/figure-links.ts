// Links: decides for every candidate which harm word it belongs to, whether it breaks down an earlier figure, or that it is no figure.
// A small log-linear model: each possible link has named features, the language's table gives their weights, the best sum wins.
import type { Candidate } from './figure-candidates.ts'
import type { Accepted, Option } from './figure-choice.ts'
import { weightsOf } from './figure-features.ts'
import { optionsFor } from './figure-options.ts'
import { recountOf } from './figure-recounts.ts'
import type { Scene } from './figure-scene.ts'

/** The sum of an option's weights. */
export function scoreOf(option: Option, weights: Float64Array): number {
  let sum = 0
  for (const feature of option.features) sum += weights[feature] ?? 0
  return sum
}

/** Picks the best answer: categories are weighed with all their options together, then the best option of the best category. */
export function decide(options: readonly Option[], weights: Float64Array): { option: Option; score: number } | undefined {
  let top = Number.NEGATIVE_INFINITY
  const scores = options.map((option) => {
    const score = scoreOf(option, weights)
    if (score > top) top = score
    return score
  })
  let best: Option | undefined
  let bestScore = 0
  let bestMass = -1
  for (let i = 0; i < options.length; i++) {
    const option = options[i] as Option
    let mass = 0
    let leader = true
    for (let k = 0; k < options.length; k++) {
      if ((options[k] as Option).of !== option.of) continue
      if (k < i) {
        leader = false
        break
      }
      mass += Math.exp((scores[k] as number) - top)
    }
    if (!leader || mass <= bestMass) continue
    bestMass = mass
    best = option
    bestScore = scores[i] as number
    for (let k = i + 1; k < options.length; k++) {
      if ((options[k] as Option).of === option.of && (scores[k] as number) > bestScore) {
        best = options[k] as Option
        bestScore = scores[k] as number
      }
    }
  }
  return best?.of ? { option: best, score: bestScore } : undefined
}

/** Adds a decision to the accepted figures: a part or neighbour takes its elder's harm word. */
export function accept(accepted: Accepted[], candidate: Candidate, option: Option, score: number, options: readonly Option[]): void {
  if (!option.of) return
  const elder = option.inherits === undefined ? undefined : accepted[option.inherits]
  const trigger = option.trigger ?? elder?.trigger
  if (!trigger) return
  const part =
    option.inherits === undefined
      ? options.find((o) => o.inherits !== undefined && o.breakdown && o.of === option.of)
      : option.breakdown
        ? option
        : undefined
  const root = part?.inherits
  const partOf = root === undefined ? undefined : (accepted[root]?.partOf ?? root)
  accepted.push({ candidate, of: option.of, trigger, option, score, partOf })
}

/** All figures of a scene, left to right. */
export function linkAll(scene: Scene): Accepted[] {
  const weights = weightsOf(scene.reading.language.figures)
  const accepted: Accepted[] = []
  scene.candidates.forEach((candidate, index) => {
    const recount = recountOf(scene, index, accepted)
    if (recount) {
      accept(accepted, candidate, recount, 0, [])
      return
    }
    const options = optionsFor(scene, index, accepted)
    const choice = decide(options, weights)
    if (choice) accept(accepted, candidate, choice.option, choice.score, options)
  })
  return accepted
}
