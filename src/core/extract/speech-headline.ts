// Headline order: "المرصد: مقتل خمسة", "Five killed: monitor", "مقتل خمسة (المرصد)".
import type { TokenRange } from '../text/index.ts'
import type { Saying } from './speech-sayings.ts'
import { describe, isQuote, type Scene, type Speaker } from './speech-speakers.ts'

/** The saying a headline's colon, dash or closing bracket makes, or undefined. */
export function headlineVoice(scene: Scene, sentence: number): Saying | undefined {
  const { tokens } = scene.reading
  const range = scene.reading.sentences[sentence] as TokenRange
  if (range.to - range.from > 40) return undefined
  const title = sentence < scene.reading.titleSentences
  for (let k = range.from + 1; k < range.to; k++) {
    const norm = tokens[k]?.norm
    const spaced = norm === ':' || ((norm === '-' || norm === '|') && tokens[k]?.glued === false)
    if (!spaced) continue
    if (k - range.from <= 8 && norm === ':') {
      const speaker = namedIn(scene, range.from, k)
      if (speaker) return make(speaker, k, false)
    }
    if (title && range.to - k <= 7) {
      const speaker = namedIn(scene, k + 1, range.to)
      if (speaker) return make(speaker, k, true)
    }
  }
  if (title && tokens[range.to - 1]?.norm === ')') {
    for (let k = range.to - 2; k > range.from && range.to - k < 8; k--) {
      if (tokens[k]?.norm !== '(') continue
      const speaker = namedIn(scene, k + 1, range.to - 1)
      if (speaker) return make(speaker, k, true)
    }
  }
  return undefined

  function make(speaker: Speaker, at: number, pre: boolean): Saying {
    return {
      sentence,
      rule: 'chain/headline-colon',
      cue: { from: at, to: at + 1 },
      voices: [{ speaker, manner: 'says' }],
      own: false,
      aside: false,
      pre,
      block: { from: Math.min(at, speaker.from), to: Math.max(at + 1, speaker.to) },
      manner: 'says',
    }
  }
}

function namedIn(scene: Scene, from: number, to: number): Speaker | undefined {
  const { tokens } = scene.reading
  while (to > from && tokens[to - 1]?.kind === 'mark' && !isQuote(tokens[to - 1])) to--
  if (to <= from) return undefined
  for (let k = from; k < to; k++) if (scene.marks[k]?.value.harm || scene.marks[k]?.value.say || tokens[k]?.kind === 'number') return undefined
  const speaker = describe(scene, from, to, false)
  return speaker.noun && speaker.noun !== 'reporter' && speaker.noun !== 'document' ? speaker : speaker.actor ? speaker : undefined
}
