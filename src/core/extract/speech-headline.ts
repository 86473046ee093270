// Headline order: "المرصد: مقتل خمسة", "Five killed: monitor", "مقتل خمسة (المرصد)".
import type { TokenRange } from '../text/index.ts'
import type { Saying } from './speech-saying.ts'
import { describe, isQuote, type Scene, type Speaker } from './speech-speakers.ts'

/** The saying a headline's colon, dash or closing bracket makes, or undefined. */
export function headlineVoice(scene: Scene, sentence: number): Saying | undefined {
  const { tokens } = scene.reading
  const range = scene.reading.sentences[sentence] as TokenRange
  if (range.to - range.from > (sentence < scene.reading.titleSentences ? 60 : 30)) return undefined
  const title = sentence < scene.reading.titleSentences || sentence === scene.reading.repeatedTitle
  for (let k = range.from + 1; k < range.to; k++) {
    const norm = tokens[k]?.norm
    // "… in Mexico mass grave— prosecutor": a space on either side parts.
    const spaced = norm === ':' || ((norm === '-' || norm === '|') && (tokens[k]?.glued === false || tokens[k + 1]?.glued === false))
    if (!spaced) continue
    if (k - range.from <= 8 && norm === ':' && (title || sentence < scene.reading.titleSentences + 2 || startsLine(scene, range.from))) {
      const speaker = namedIn(scene, range.from, k, 'colon')
      if (speaker) return make(speaker, k, false)
    }
    if (title && range.to - k <= 7) {
      const speaker = namedIn(scene, k + 1, range.to, norm === ':' ? 'colon' : 'dash')
      if (speaker) return make(speaker, k, true)
    }
  }
  if (title && tokens[range.to - 1]?.norm === ')') {
    for (let k = range.to - 2; k > range.from && range.to - k < 8; k--) {
      if (tokens[k]?.norm !== '(') continue
      const speaker = namedIn(scene, k + 1, range.to - 1, 'colon')
      if (speaker) return make(speaker, k, true)
    }
  }
  // "Air strikes kill ten in Aleppo monitor": feeds that lose their marks leave the speaker bare at the end.
  const tail = title ? tailFrom(scene, range) : undefined
  if (tail !== undefined) return make(describe(scene, tail, range.to, false), tail, true)
  return undefined

  function make(speaker: Speaker, at: number, pre: boolean): Saying {
    return {
      sentence,
      rule: 'chain/headline-colon',
      cue: { from: at, to: at + 1 },
      voices: [{ speaker, manner: 'says' }],
      own: false,
      aside: false,
      participle: false,
      backward: false,
      pre,
      block: { from: Math.min(at, speaker.from), to: Math.max(at + 1, speaker.to) },
      manner: 'says',
    }
  }
}

/**
 * "Amnesty: nine graves": a name before a headline's colon that no table knows, but that speaks in the body. `spoken` holds the
 * words of each speaker of the body.
 */
export function headlineByBody(scene: Scene, sentence: number, spoken: () => readonly ReadonlySet<string>[]): Saying | undefined {
  const { tokens } = scene.reading
  const range = scene.reading.sentences[sentence] as TokenRange
  for (let k = range.from + 1; k < Math.min(range.to, range.from + 6); k++) {
    if (tokens[k]?.norm !== ':') continue
    const words: string[] = []
    for (let w = range.from; w < k; w++) {
      const token = tokens[w]
      if (scene.marks[w]?.value.harm || token?.kind === 'number') return undefined
      if (token?.kind === 'word' && !scene.marks[w]?.value.link) words.push(token.norm)
    }
    const known = scene.actorAt(range.from)
    if (words.length === 0 || known?.actor.kind === 'state') return undefined
    // "Bucha: 410 bodies found": where it happened, though its mayor speaks in the body.
    const place = known ? undefined : scene.registers.places.match(tokens, range.from)
    if (place && place.to >= k) return undefined
    if (!spoken().some((one) => words.every((word) => one.has(word)))) return undefined
    const speaker = describe(scene, range.from, k, false)
    return {
      sentence,
      rule: 'chain/headline-speaks-in-body',
      cue: { from: k, to: k + 1 },
      voices: [{ speaker, manner: 'says' }],
      own: false,
      aside: false,
      participle: false,
      backward: false,
      pre: false,
      block: { from: range.from, to: k + 1 },
      manner: 'says',
    }
  }
  return undefined
}

function namedIn(scene: Scene, start: number, end: number, by: 'colon' | 'dash'): Speaker | undefined {
  const { tokens } = scene.reading
  let from = start
  let to = end
  while (to > from && tokens[to - 1]?.kind === 'mark' && (!isQuote(tokens[to - 1]) || isQuote(tokens[from]))) to--
  while (from < to && tokens[from]?.kind === 'mark') from++
  if (to <= from) return undefined
  for (let k = from; k < to; k++) if (scene.marks[k]?.value.harm || scene.marks[k]?.value.say || tokens[k]?.kind === 'number') return undefined
  const speaker = describe(scene, from, to, false)
  if (speaker.noun === 'reporter' || speaker.noun === 'document') return undefined
  // After a dash or bar stands the site's own name: no speaker.
  if (by === 'dash' && (speaker.noun === 'medium' || to - from > 3 || !speaker.noun)) return undefined
  const known = scene.actorAt(from)
  // A country before a colon is where it happened, not who says so ("العراق: الكشف عن…").
  if (known && known.to === to) return known.actor.kind === 'state' ? undefined : speaker
  return scene.marks[from]?.value.noun || scene.marks[to - 1]?.value.noun ? speaker : undefined
}

const startsLine = (scene: Scene, at: number): boolean => scene.reading.tokens[at - 1]?.kind === 'break'

function tailFrom(scene: Scene, range: TokenRange): number | undefined {
  for (let k = Math.max(range.from + 3, range.to - 3); k < range.to; k++) {
    const mark = scene.marks[k]
    if (
      mark?.value.tail &&
      mark.to === range.to &&
      !scene.marks[k - 1]?.value.opener &&
      !scene.marks[k - 1]?.value.link &&
      !scene.marks[k - 1]?.value.trait
    )
      return k
  }
  return undefined
}
