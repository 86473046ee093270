// Sayings of languages that set the verb first: "قال المرصد إن…", "وأضاف أن…", and the headline order "المرصد قال…".
import type { TokenRange } from '../text/index.ts'
import type { Mark } from './speech-lexicon.ts'
import { addressee, closesSentence, contentOpener, isReporter, type Saying, type Voice, wordsBetween } from './speech-saying.ts'
import { describe, isComma, isQuote, type Scene, type Speaker, speakerAfter } from './speech-speakers.ts'

/** Verb first: "قال المرصد إن…", "وأضاف أن…", and the headline order "المرصد قال…". */
export function verbFirst(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const { tokens } = scene.reading
  const say = mark.value.say
  if (!say) return undefined
  // "وبين أنه…" holds its own "that": nobody is named. "الجثث التي وجدت…" is a passive in a relative clause.
  const closed = say.more === true && mark.to - mark.from > 1
  let opener: number | undefined
  let speaker = say.participle || closed ? undefined : speakerAfter(scene, mark.to, range.to, false, say.object)
  // "أكدت الوزارة…، وطالبت مجلس الأمن بـ…": whoever spoke before in the sentence asks, the council is asked.
  if (speaker && say.object && low > range.from && mark.form.proclitics.includes('و') && scene.marks[speaker.from]?.value.asked) speaker = undefined
  // "ودعت المنظمات الحقوقية إلى…": those who are asked, not who asks.
  if (speaker && say.object && mark.form.proclitics.includes('و') && scene.marks[speaker.from]?.value.asked && tokens[speaker.to]?.norm === 'الي')
    speaker = undefined
  // "المنظمة التي دعت السلطات إلى…": in a relative clause the one it hangs on asks.
  if (speaker && say.object && /^(?:التي|الذي|الذين)$/.test(tokens[mark.from - 1]?.norm ?? '')) return make(undefined, false)
  // "يتهم مسلحو الفصيل بقتل…", "واتهمت القوات كذلك بارتكاب…": one name and then what for; whoever accuses is not named behind the verb.
  // "وكانت الوزارة قد اتهمت التحالف بقتل…": it is in front of it.
  if (speaker && mark.value.blame && /تهم/.test(mark.form.stem) && accusedOf(scene, speaker.to)) return make(frontSubject(scene, low, mark), false)
  // "أفاد بيان صادر عن الوزارة بأن…": the document gives way to who issued it.
  if (speaker?.noun === 'document' && speaker.from >= mark.to) speaker = issuer(scene, speaker, range.to) ?? speaker
  // "كما دعوا كل الأطراف…", "ونفى التقارير عن…": the object, nobody who can speak.
  if (
    speaker &&
    say.object &&
    ((scene.marks[speaker.from]?.value.asked && !isNamed(speaker)) || (speaker.noun === 'document' && !speaker.back && speaker.to - speaker.from < 3))
  )
    speaker = undefined
  // "اعترفوا باشتراكهم": what they said, not who.
  if (speaker && !isNamed(speaker) && /^ب.{3,}(?:هم|ها|ه|هما)$/.test(tokens[speaker.from]?.norm ?? '')) speaker = undefined
  if (speaker && speaker.from > mark.to + 6) speaker = undefined
  const after = speaker?.to ?? mark.to
  opener = contentOpener(scene, after, range.to)
  // "إعلان الهيئة انتشال 18 جثة": a noun of saying needs a body or person right behind it, and harm right behind those.
  if (say.nominal) return speaker && namesAndHarms(scene, speaker, mark) ? make(speaker, false) : undefined
  const stated = opener !== undefined || closed
  // "وبين الناطق باسم الوزارة أن…": with a speaker and "that"; "Between the two camps …" opens a sentence too.
  if (mark.value.heads && !closed && !(speaker?.noun && speaker.from === mark.to && stated)) return undefined
  if (speaker && say.more && !stated) return undefined
  if (speaker && !isNamed(speaker) && /^(?:التي|الذي|الذين|اللذين)$/.test(tokens[mark.from - 1]?.norm ?? '')) return undefined
  // Without "that", colon or quotation the words after the verb must name a speaker ("تبنى هجوما" does not).
  if (speaker && !stated && !isNamed(speaker) && !seats(scene, speaker)) {
    const front = frontSubject(scene, low, mark)
    if (front) return make(front, false)
    const cutByObject =
      (say.object && beginsObject(scene, speaker.to)) || (say.loose && !mark.form.stem.startsWith('سجل') && shortName(scene, speaker))
    if (!cutByObject && !closesSentence(scene, after, range)) return undefined
  }
  if (speaker && !stated && !say.loose && !closesSentence(scene, after, range)) return undefined
  // Only the subject may stand in front of the verb: "باكستان تتهم الهند", "لكن وكالة سانا، تحدثت".
  if (speaker && !mark.form.proclitics.includes('و') && mark.from > low) {
    const front = frontSubject(scene, low, mark) ?? (say.object && low === range.from ? bareSubject(scene, low, mark) : undefined)
    if (front) return make(front, false)
  }
  const pre =
    !stated &&
    closesSentence(scene, after, range) &&
    wordsBetween(scene, low, mark.from) > 3 &&
    (isComma(tokens[mark.from - 1]) || isQuote(tokens[mark.from - 1]))
  if (!speaker) {
    if (!stated && !say.loose && !say.more && !say.participle) return undefined
    if (!say.more && !say.participle) {
      const front =
        frontSubject(scene, low, mark) ??
        (say.object ? ((low === range.from ? bareSubject(scene, low, mark) : undefined) ?? documentBefore(scene, low, mark)) : undefined)
      if (front) return make(front, false)
      // "ولفت إلى مقتل…", "وأكد مقتل…": the last speaker goes on.
      const moreover = tokens[mark.from - 1]?.norm === 'كما'
      const goesOn = (mark.form.proclitics.includes('و') || moreover) && say.loose && wordsBetween(scene, low, mark.from) === (moreover ? 1 : 0)
      if (!stated && !goesOn) return undefined
    }
  }
  return make(speaker, pre)

  function make(found: Speaker | undefined, before: boolean): Saying {
    const own = found !== undefined && isReporter(found)
    const voices: Voice[] = found && !own ? [{ speaker: found, manner: say?.manner ?? 'says' }] : []
    const to = found && found.from > mark.from ? found.to : mark.to
    if (voices.length > 0) {
      const medium = addressee(scene, to, Math.min(range.to, opener ?? to + 16))
      if (medium) voices.unshift({ speaker: medium, manner: 'interview' })
    }
    return {
      sentence,
      rule: found ? (own ? 'chain/own-reporter' : 'chain/says') : 'chain/same-speaker',
      cue: { from: mark.from, to: mark.to },
      voices,
      own,
      aside: false,
      participle: say?.participle === true,
      backward: false,
      pre: before,
      block: { from: Math.min(mark.from, found?.from ?? mark.from), to },
      manner: say?.manner ?? 'says',
    }
  }
}

/** Who issued a document that is named with it ("بيان صادر عن الوزارة"), or undefined. */
function issuer(scene: Scene, document: Speaker, end: number): Speaker | undefined {
  for (let k = document.from + 1; k <= document.to; k++) {
    const mark = scene.marks[k]
    if (!mark?.value.authored || scene.reading.tokens[mark.to - 1]?.norm !== 'عن') continue
    const author = speakerAfter(scene, mark.to, end, true)
    return author?.noun || author?.actor ? author : undefined
  }
  return undefined
}

/** Right behind a name stands "of" with a harm: ب and the word for it. */
function accusedOf(scene: Scene, at: number): boolean {
  let k = at
  while (scene.marks[k]?.value.aside || scene.reading.tokens[k]?.norm === 'كذلك') k++
  const mark = scene.marks[k]
  const role = mark?.value
  return mark?.form.proclitics[0] === 'ب' && (role?.harm ?? role?.toll ?? role?.crime ?? role?.attack) === true
}

/** "دمشق تطالب مجلس الأمن": at a sentence's head even a bare name of a few words is the subject of such a verb. */
function bareSubject(scene: Scene, low: number, verb: Mark): Speaker | undefined {
  const { tokens } = scene.reading
  if (verb.form.proclitics.includes('و') || verb.from === low || verb.from - low > 4) return undefined
  for (let k = low; k < verb.from; k++) {
    const role = scene.marks[k]?.value
    if (tokens[k]?.kind !== 'word' || role?.stop || role?.that || role?.harm || role?.joint || role?.aside || role?.being) return undefined
  }
  return describe(scene, low, verb.from, false)
}

/** "أعلنت موسكو الخميس مقتل…", "أعلنت إيتا عن…": a short name in front of a time, عن or a word of harm. */
function shortName(scene: Scene, speaker: Speaker): boolean {
  const { tokens } = scene.reading
  if (speaker.to - speaker.from > 3 || /ا$/.test(tokens[speaker.from]?.norm ?? '') || scene.marks[speaker.from]?.value.harm) return false
  let at = speaker.to
  while (scene.marks[at]?.value.aside || isComma(tokens[at])) at++
  const role = scene.marks[at]?.value
  return role?.from === true || role?.toll === true
}

/** "وصدر بيان باسم القبيلة طالب فيه…": the document the verb hangs on. */
function documentBefore(scene: Scene, low: number, verb: Mark): Speaker | undefined {
  if (verb.form.proclitics.includes('و')) return undefined
  for (let k = verb.from - 1; k >= low && verb.from - k <= 8; k--) {
    if (isComma(scene.reading.tokens[k]) || scene.marks[k]?.value.say) return undefined
    if (scene.marks[k]?.value.noun === 'document') return describe(scene, k, verb.from, false)
  }
  return undefined
}

/** A known speaker in construct behind a noun of saying, and a word of harm, عن or أن behind it: "إعلان حالة الطوارئ" is none. */
function namesAndHarms(scene: Scene, speaker: Speaker, noun: Mark): boolean {
  if (speaker.from !== noun.to || speaker.cut > 0 || speaker.noun === 'document') return false
  if (!scene.marks[speaker.from]?.value.noun && !scene.actorAt(speaker.from)) return false
  let at = speaker.to
  while (scene.marks[at]?.value.aside || isComma(scene.reading.tokens[at])) at++
  const role = scene.marks[at]?.value
  return role?.from === true || role?.that === true || role?.toll === true
}

/** "نفت دمشق هذه الاتهامات", "ودعت باريس ولندن إلى": one capital, or two joined. */
const seats = (scene: Scene, speaker: Speaker): boolean => {
  for (let k = speaker.from; k < speaker.to; k++) if (!scene.marks[k]?.value.seat) return false
  return true
}

const isNamed = (speaker: Speaker): boolean => speaker.noun !== undefined || speaker.actor !== undefined || speaker.back !== undefined

/** "اتهم المالكي الحوثيين": right after the speaker stands whom the verb is about. */
function beginsObject(scene: Scene, at: number): boolean {
  const role = scene.marks[at]?.value
  const norm = scene.reading.tokens[at]?.norm ?? ''
  // "أوصت دار الإفتاء بضرورة…", "وحض على…": the preposition of what is asked for.
  if (norm === 'الي' || norm === 'علي' || norm === 'من' || (norm.length > 4 && norm.startsWith('ب'))) return true
  return role?.culprit === true || role?.demand === true || role?.asked === true || scene.actorAt(at) !== undefined
}

/** "المرصد السوري قال إن", "وكان الجيش قد أعلن": a speaker's noun or a known actor in front of the verb, from the start of its clause. */
function frontSubject(scene: Scene, low: number, verb: Mark): Speaker | undefined {
  const { tokens } = scene.reading
  if (verb.form.proclitics.includes('و')) return undefined
  let to = verb.from
  while (
    to > low &&
    (scene.marks[to - 1]?.value.being ||
      (isComma(tokens[to - 1]) && to === verb.from) ||
      (isComma(tokens[to - 1]) && scene.marks[to]?.value.being) ||
      (scene.marks[to - 1]?.value.aside && !scene.marks[to - 1]?.value.noun))
  )
    to--
  let from = to
  while (from > low && to - from < 14) {
    const mark = scene.marks[from - 1]
    const token = tokens[from - 1]
    if (!token || token.kind === 'break' || isComma(token) || token.norm === ':' || token.norm === '.' || token.norm === '-') break
    if (mark?.value.that || mark?.value.say || mark?.value.joint) break
    from--
  }
  while (from < to && (tokens[from]?.kind === 'mark' || scene.marks[from]?.value.aside || scene.marks[from]?.value.being)) from++
  if (from >= to) return undefined
  if (scene.marks[from]?.value.noun || scene.actorAt(from)?.to === to) {
    // The name alone, without what it sent or where it spoke ("الوزارة رسالتين إلى…").
    const name = speakerAfter(scene, from, to, false)
    return name?.from === from ? name : describe(scene, from, to, false)
  }
  // "… مع ثمانية ناجين قالوا": the noun right in front of the verb.
  for (let k = to - 1; k >= from && k >= to - 3; k--) {
    const noun = scene.marks[k]?.value.noun
    if (noun === 'source' || noun === 'group') return describe(scene, k, to, false)
  }
  return undefined
}
