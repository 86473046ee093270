// What every part of a dossier is made from: the case, what of it was chosen, and the book of footnotes.
import type { Aggregate, Case, Determination, DossierPart, Incident, Report, Site, Statement, Words } from '../../model/index.ts'
import { isolateName } from '../direction.ts'
import type { Selection } from '../dossier.ts'
import type { LocationClass } from '../exposure.ts'
import type { NoteBook } from '../footnotes.ts'

/** What the compiler cannot derive: names, the instant, the ledger's head, addresses of captures. */
export interface DossierContext {
  readonly title: Words
  readonly question: Words
  readonly by: string
  readonly madeAt: string
  readonly checkpoint: { readonly size: number; readonly root: string } | null
  readonly determinations: readonly Determination[]
  readonly addressOf?: (report: string) => string | null
  /** The name a register gives a speaker or place in a language, where it knows what is written. */
  readonly nameIn?: NameIn
}

export type NameIn = (name: string, lang: 'ar' | 'en') => string | undefined

const ARABIC = /\p{Script=Arabic}/u
/** A name in both languages: as written where it is in the script of the language, else as a register has it, else as written. Held together in its line. */
export function named(name: string, nameIn: NameIn | undefined): Words {
  if (name === '—') return { ar: 'غير مذكور', en: 'not stated' }
  const inLang = (lang: 'ar' | 'en') => isolateName(ARABIC.test(name) === (lang === 'ar') ? name : (nameIn?.(name, lang) ?? name))
  return { ar: inLang('ar'), en: inLang('en') }
}

export interface Compiling {
  readonly state: Case
  readonly selection: Selection
  readonly context: DossierContext
  readonly classes: ReadonlyMap<string, LocationClass>
  readonly sites: readonly Site[]
  readonly incidents: readonly Incident[]
  readonly aggregates: readonly Aggregate[]
  /** Ids of the reports inside the span of days; statements that stand in them and go back to the chosen origins, set aside or imported ones left out. */
  readonly within: ReadonlySet<string>
  readonly spoken: readonly Statement[]
  readonly reports: ReadonlyMap<string, Report>
  readonly statements: ReadonlyMap<string, Statement>
  readonly book: NoteBook
  wants(part: DossierPart): boolean
}
