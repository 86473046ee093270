// Findings: bodies of inquiry speak by finding ("…, a UN investigation has found", "Forensic team finds 45 bodies"); others only find.
import type { TokenRange } from '../text/index.ts'
import { speakerBefore } from './speech-before.ts'
import type { Mark } from './speech-lexicon.ts'
import { closesSentence, type Saying } from './speech-saying.ts'
import { describe, type Scene, type Speaker } from './speech-speakers.ts'

/** Nouns of those whose work is to find out. */
const INQUIRY =
  /^(?:investigation|investigations|inquiry|probe|study|report|review|survey|analysis|commission|panel|mission|investigator|investigators|experts|researchers|prosecutors|team|tribunal|monitors|watchdog|un)$/

/** How many words of a headline may name who finds. */
const HEAD = 9

/** The saying of a verb of finding, or undefined. In a headline any content may follow; in the text only "that", or nothing: it stood before. */
export function findingAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const { reading } = scene
  if (reading.language.speech.order !== 'subject-first') return undefined
  const title = sentence < reading.titleSentences || sentence === reading.repeatedTitle
  const speaker = title ? atHead(scene, range, mark) : inText(scene, range, mark, low)
  if (!speaker) return undefined
  return {
    sentence,
    rule: 'chain/finds',
    cue: { from: mark.from, to: mark.to },
    voices: [{ speaker, manner: 'report' }],
    own: false,
    aside: false,
    participle: false,
    backward: false,
    pre: !title && closesSentence(scene, mark.to, range),
    block: { from: speaker.from, to: mark.to },
    manner: 'report',
  }
}

/** "UN reports mass grave", "DR Congo investigation finds mass graves": all that stands before the verb names who finds. */
function atHead(scene: Scene, range: TokenRange, mark: Mark): Speaker | undefined {
  const { tokens } = scene.reading
  if (mark.from === range.from || mark.from - range.from > HEAD || mark.to >= range.to - 1) return undefined
  for (let k = range.from; k < mark.from; k++) {
    const role = scene.marks[k]?.value
    if (tokens[k]?.kind !== 'word' || role?.harm || role?.toll || role?.say || role?.stop) return undefined
  }
  return inquires(scene, range.from, mark.from) ? describe(scene, range.from, mark.from, false) : undefined
}

function inText(scene: Scene, range: TokenRange, mark: Mark, low: number): Speaker | undefined {
  const that = scene.marks[mark.to]?.value.that === true
  if (!that && !closesSentence(scene, mark.to, range)) return undefined
  const speaker = speakerBefore(scene, mark.from, low)
  return speaker && inquires(scene, speaker.from, speaker.to) ? speaker : undefined
}

const inquires = (scene: Scene, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (INQUIRY.test(scene.reading.tokens[k]?.norm ?? '')) return true
  return false
}
