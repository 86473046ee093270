// Speakers: one key for one speaker however named; unnamed ones ("local sources") are told from named ones.
import type { ActorEntry, ActorKind, Registers } from '../registers/register.ts'
import { foldText } from '../text/index.ts'

/** A speaker as the trace knows it. */
export interface Speaker {
  readonly key: string
  readonly name: string
  readonly id?: string
  readonly kind?: ActorKind
  /** The authority it belongs to at the top: bodies under one authority are never independent. */
  readonly root: string
  /** False for "sources", "activists", "reports": nobody one could go back to. */
  readonly named: boolean
}

// Words that name nobody, in folded spelling without the article: a name made of these alone is unnamed.
// "مصادر محلية", "ناشطون", "شهود عيان", "وسائل إعلام", "a military source", "local reports".
const GENERIC = new Set(
  `مصدر مصادر مصدرا مصدران محلي محليه محليون محليين ميداني ميدانيه عسكري عسكريه عسكريون طبي طبيه طبيون امني امنيه امنيون خاص خاصه مطلع مطلعه
  مطلعون موثوق موثوقه مسوول مسوولون مسوولين ناشط ناشطه ناشطون ناشطين نشطاء شاهد شهود عيان تقرير تقارير انباء نبا وساءل وسايل اعلام اعلامي اعلاميه
  اعلاميون صحف صحيفه مواقع موقع اهالي سكان مواطن مواطنون مراقب مراقبون خبير خبراء بيان بيانات معلومات حصيله اوليه عده بعض من في قريب قريبه حقوقي حقوقيه
  حقوقيون صحافي صحفي صحفيون لم يسمه رفيع كبير متحدث مراسل مراسلون معارض معارضه تواصل اجتماعي اجتماعيه شبكات صفحات دوله دوليه غربيه عربيه
  source sources local locals medical security military activist activists witness witnesses eyewitness eyewitnesses resident residents report reports
  media news outlet outlets official officials expert experts people unnamed anonymous informed senior well some several the a an of in field social
  networks website websites press rights human opposition monitors observers villagers relatives family families statement information`
    .split(/\s+/)
    .filter(Boolean),
)

/** A name's words, folded, the Arabic article and a leading "و" or "ل" before it cut. */
export function nameWords(name: string): string[] {
  return (foldText(name).match(/[\p{L}\p{N}]+/gu) ?? []).map(bare).filter(Boolean)
}

// "المرصد" and "مرصد", "للأمم" and "الأمم" are one word; what is left keeps at least three letters.
function bare(word: string): string {
  for (const article of ['وال', 'بال', 'لل', 'ال'])
    if (word.startsWith(article) && word.length - article.length >= 3) return word.slice(article.length)
  return word
}

/** The key of a name: its words in order. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ')
}

/** Reads speakers through the registers, with a memory for one run. */
export class Speakers {
  private readonly known = new Map<string, Speaker>()
  private readonly alias = new Map<string, string>()
  constructor(private readonly registers: Registers) {}

  of(name: string, id?: string): Speaker {
    const memory = `${id ?? ''}\u0000${name}`
    let speaker = this.known.get(memory)
    if (!speaker) {
      speaker = this.read(name, id)
      this.known.set(memory, speaker)
    }
    return speaker
  }

  private read(name: string, id?: string): Speaker {
    const entry = (id ? this.registers.actors.byId(id) : undefined) ?? this.registers.actors.byName(name)
    if (entry) {
      const root = this.rootOf(entry)
      return { key: entry.id, name, id: entry.id, kind: entry.kind, root, named: true }
    }
    const words = nameWords(name)
    const key = this.alias.get(words.join(' ')) ?? (words.join(' ') || name)
    return { key, name, ...(id ? { id } : {}), root: key, named: !this.unnamed(words) }
  }

  private unnamed(words: readonly string[]): boolean {
    if (words.every((word) => GENERIC.has(word))) return true
    // "مصادر محلية في الرقة", "activists in Aleppo": a place after a generic word names nobody either.
    if (!GENERIC.has(words[0] ?? '')) return false
    const rest = words.filter((word) => !GENERIC.has(word))
    return rest.length > 0 && this.registers.places.byName(rest.join(' ')).length > 0
  }

  private rootOf(entry: ActorEntry): string {
    let at = entry
    for (let steps = 0; at.parent && steps < 8; steps++) {
      const parent = this.registers.actors.byId(at.parent)
      if (!parent) return at.parent
      at = parent
    }
    return at.id
  }

  /**
   * Learns which unregistered names are one: a person with and without the office before the name ("head of the
   * doctors' union Ahmad Saleh", "Ahmad Saleh"). A short form that could belong to two longer ones stays by itself.
   */
  learn(names: Iterable<string>): void {
    const keys = new Set<string>()
    for (const name of names) if (!this.registers.actors.byName(name)) keys.add(nameKey(name))
    const longer = new Map<string, string[]>()
    for (const key of [...keys].sort()) {
      const words = key.split(' ')
      for (let from = 1; from <= words.length - 2; from++) {
        const short = words.slice(from).join(' ')
        if (!keys.has(short) || this.unnamed(words.slice(from))) continue
        const list = longer.get(short)
        if (list) list.push(key)
        else longer.set(short, [key])
      }
    }
    for (const [short, list] of longer) {
      // Longer forms that end in each other are one chain of the same name; anything else is ambiguous.
      const sorted = [...list].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      const chain = sorted.every((key, i) => i === 0 || key.endsWith(sorted[i - 1] as string))
      if (!chain) continue
      for (const key of sorted) this.alias.set(key, short)
    }
    for (const [key, short] of this.alias) {
      let end = short
      for (let steps = 0; this.alias.has(end) && steps < 8; steps++) end = this.alias.get(end) as string
      this.alias.set(key, end)
    }
    this.known.clear()
  }
}
