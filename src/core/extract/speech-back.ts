// Pointing back: who is meant by "he", المصدر, "the report" or a titled surname, from what was named before.
import type { ChainLink, Span } from '../model/index.ts'
import type { Voice } from './speech-saying.ts'
import { type Scene, type Speaker, speakerAfter, speakerSpan } from './speech-speakers.ts'

/** A full mention already met, for words that point back. */
export class Remembered {
  readonly chain: readonly ChainLink[]
  readonly speaker: Speaker
  readonly #scene: Scene
  #words: ReadonlySet<string> | undefined
  constructor(scene: Scene, chain: readonly ChainLink[], speaker: Speaker) {
    this.chain = chain
    this.speaker = speaker
    this.#scene = scene
  }
  /** The words it was named by, read when first asked for: most mentions are never pointed back at. */
  get words(): ReadonlySet<string> {
    this.#words ??= wordsOf(this.#scene, this.speaker)
    return this.#words
  }
}

/** The words a speaker is named by, folded and without clitics. */
export function wordsOf(scene: Scene, speaker: Speaker): Set<string> {
  const words = new Set<string>()
  for (let k = speaker.from; k < speaker.to; k++) {
    const norm = scene.reading.tokens[k]?.norm ?? ''
    words.add(norm)
    for (const form of scene.reading.forms(norm)) words.add(form.stem)
  }
  return words
}

/** Whether a full name with the same head word stands before a body's short mention. */
function earlierShares(scene: Scene, speaker: Speaker): boolean {
  return earlierName(scene, { speaker, manner: 'says' }, [0, 0]) !== undefined
}

const TITLE = /^(?:mr|mrs|ms|dr)$/

/** "Mr Haddad said" after "Karim Haddad, head of the fund": a titled surname is whoever spoke with that name. */
export function titled(scene: Scene, speaker: Speaker, memory: readonly Remembered[]): Remembered | undefined {
  const { tokens } = scene.reading
  if (!TITLE.test(tokens[speaker.from]?.norm ?? '')) return undefined
  const rest: string[] = []
  for (let k = speaker.from + 1; k < speaker.to; k++) if (tokens[k]?.kind === 'word') rest.push(tokens[k]?.norm ?? '')
  const found = rest.length === 0 ? undefined : memory.findLast((one) => rest.every((word) => one.words.has(word)))
  return found && new Remembered(scene, found.chain.slice(-1), found.speaker)
}

/** "The report added" after "in a report by the institute": the document named before, by its author; undefined where it spoke itself. */
export function earlierDocument(scene: Scene, voice: Voice, memory: readonly Remembered[], cue: Span): Remembered | undefined {
  const { speaker } = voice
  const { tokens, language } = scene.reading
  if (speaker.back !== 'document' || language.speech.order !== 'subject-first') return undefined
  const head = tokens[speaker.to - 1]?.norm ?? ''
  if (memory.some((one) => one.words.has(head))) return undefined
  for (let k = speaker.from - 1; k >= 0 && speaker.from - k < 200; k--) {
    if (tokens[k]?.norm !== head || scene.marks[k]?.value.noun !== 'document' || !scene.marks[k + 1]?.value.authored) continue
    const author = speakerAfter(scene, k + 2, Math.min(tokens.length, k + 12), true)
    if (author?.from !== k + 2 || !(author.noun || author.actor || tokens[author.from]?.cap)) return undefined
    return new Remembered(scene, [linkOf(scene, { speaker: author, manner: 'report' }, cue)], author)
  }
  return undefined
}

const MEANS_PEOPLE = /sourc|witness|resident|survivor|activist|they|مصدر|مصادر|شاهد|شهود|ناشط|نشطاء|سكان|اهال/

export const PRONOUN = /^(?:he|she|they|it)$/

/** "أكدت الوزارة" where the ministry was named, but had not spoken yet: the full name that stands before. */
export function earlierName(scene: Scene, voice: Voice, cue: Span): Remembered | undefined {
  const { tokens, language } = scene.reading
  if (language.speech.order !== 'verb-first') return undefined
  const head = wordsOf(scene, voice.speaker)
  for (let k = voice.speaker.from - 1; k >= 0 && voice.speaker.from - k < 300; k--) {
    const token = tokens[k]
    if (token?.kind !== 'word' || !scene.marks[k]?.value.noun) continue
    if (!head.has(token.norm) && !scene.reading.forms(token.norm).some((form) => head.has(form.stem))) continue
    const full = speakerAfter(scene, k, Math.min(tokens.length, k + 9), false)
    if (!full || full.from !== k || full.back || full.to - full.from < 2) continue
    return new Remembered(scene, [linkOf(scene, { speaker: full, manner: voice.manner }, cue)], full)
  }
  return undefined
}

/** The last full mention that shares the head word; for "he" and documents the last one at all. */
export function pointBack(scene: Scene, speaker: Speaker, memory: readonly Remembered[]): Remembered | undefined {
  const head = wordsOf(scene, speaker)
  for (const filler of ['the', 'same', 'نفسه', 'ذاته']) head.delete(filler)
  for (let k = memory.length - 1; k >= 0; k--) {
    const one = memory[k] as Remembered
    for (const word of head) if (one.words.has(word)) return one
  }
  if (speaker.back === 'person' && speaker.to - speaker.from === 1 && scene.reading.language.speech.order === 'subject-first') {
    for (let k = memory.length - 1; k >= 0; k--) if (memory[k]?.speaker.noun === 'person') return memory[k]
  }
  // "وأشارت المصادر" where no source was named: they are who they are, not whoever spoke last.
  if (/^(?:المصادر|sources)$/.test(scene.reading.tokens[speaker.to - 1]?.norm ?? '') && !memory.some((one) => one.speaker.noun === 'source'))
    return undefined
  if (speaker.noun === 'body' && earlierShares(scene, speaker)) return undefined
  const last = memory[memory.length - 1]
  // "قال المدير… وكانت الوزارة اتهمت": a ministry that nobody's name holds is no person; it stands for itself.
  if (speaker.noun === 'body' && last?.speaker.noun === 'person') return undefined
  // "…, according to survivors. The group urged…": a body is meant, not the people who spoke in between.
  if (speaker.back === 'any' && (last?.speaker.noun === 'source' || last?.speaker.noun === 'group') && !MEANS_PEOPLE.test([...head].join(' ')))
    return memory.findLast((one) => one.speaker.actor !== undefined || one.speaker.noun === 'body') ?? last
  return last
}

/** The link of a chain that a voice makes. */
export function linkOf(scene: Scene, voice: Voice, cue: Span): ChainLink {
  const span = speakerSpan(scene.reading, voice.speaker)
  const name = scene.reading.report.text.slice(span[0], span[1])
  const body = bodyOf(scene, voice.speaker)
  if (body) return { name, span, actor: body, manner: voice.manner, cue, how: 'implied' }
  const { actor } = voice.speaker
  return actor ? { name, span, actor, manner: voice.manner, cue, how: 'given' } : { name, span, manner: voice.manner, cue, how: 'given' }
}

/** "The Coalition raised its count …, a spokesman said": a spokesman of nobody named speaks for the body the sentence is about. */
function bodyOf(scene: Scene, speaker: Speaker): string | undefined {
  if (speaker.actor || speaker.noun !== 'person' || speaker.to - speaker.from > 2) return undefined
  if (!scene.marks[speaker.from]?.value.speaksFor && !scene.marks[speaker.to - 1]?.value.speaksFor) return undefined
  const sentence = scene.reading.sentences[scene.reading.sentenceOf[speaker.from] ?? -1]
  for (let k = sentence?.from ?? speaker.from; k < speaker.from; k++) {
    const hit = scene.actorAt(k)
    if (hit && BODIES.has(hit.actor.kind)) return hit.actor.id
  }
  return undefined
}

const BODIES: ReadonlySet<string> = new Set([
  'armed-forces',
  'armed-group',
  'coalition',
  'ministry',
  'local-authority',
  'rescue',
  'health',
  'un-body',
])
