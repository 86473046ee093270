// What leaves a live case: made from its present state, and recorded before it goes.
import type { DossierPreview, OutputRequest } from '../../core/model/index.ts'
import type { Registers } from '../../core/registers/register.ts'
import type { CaseFolder, Clock } from '../case/case-folder.ts'
import type { Output, OutputMaterial } from '../outputs/outputs.ts'
import type { RecordedOutput } from './live.ts'
import type { Snapshot } from './snapshot.ts'

/** What of a live case its outputs are made from. */
export interface Leaving {
  readonly folder: CaseFolder
  readonly registers: Registers
  readonly engine: string
  readonly name: string
  readonly operator: string
  snapshot(): Snapshot
  /** True where it names a report of personal material. */
  quotesPersonal(value: object): boolean
}

export async function makeNow(from: Leaving, clock: Clock, request: OutputRequest, by?: string): Promise<Output> {
  const { makeOutput } = await import('../outputs/outputs.ts')
  const { wishOf } = await import('../outputs/wish.ts')
  return makeOutput(materialOf(from, clock, by), wishOf(request))
}

/** A dossier as it would leave now, with the hash a second person approves; nothing is recorded. */
export async function previewNow(from: Leaving, clock: Clock, request: OutputRequest, by?: string): Promise<DossierPreview> {
  const { previewDossier } = await import('../outputs/outputs.ts')
  const { wishOf } = await import('../outputs/wish.ts')
  return previewDossier(materialOf(from, clock, by), wishOf(request))
}

/** The entry comes first: an output whose entry cannot be written does not leave. */
export async function recordOutput(
  from: Leaving,
  output: Output,
  { form, language }: Pick<OutputRequest, 'form' | 'language'>,
  by?: string,
): Promise<RecordedOutput> {
  const { releasedFigures } = await import('../../core/dossier/released.ts')
  // What left in it stays known, so that another engine can say which of it would now be otherwise.
  const figures = releases(form)
    ? { engine: from.engine, figures: releasedFigures(from.snapshot().case, (report) => from.quotesPersonal({ report })) }
    : {}
  const { entry } = await from.folder.record(
    'export',
    { form, sha256: output.sha256, size: output.size, language, ...figures },
    undefined,
    undefined,
    by,
  )
  return { ...output, entry }
}

function materialOf(from: Leaving, clock: Clock, by = from.operator): OutputMaterial {
  const { case: derived, determinations } = from.snapshot()
  const { size, root } = from.folder.head()
  return {
    case: derived,
    determinations,
    name: from.name,
    by,
    madeAt: new Date(clock()).toISOString(),
    checkpoint: { size, root },
    kindOf: (actor) => from.registers.actors.byId(actor)?.kind,
    nameIn: (name, lang) => nameIn(from.registers, name, lang),
  }
}

/** The name in a language of what a register knows under the written one; a place only where all that bear the name are called alike there. */
function nameIn({ actors, places }: Registers, name: string, lang: 'ar' | 'en'): string | undefined {
  const found = new Set(places.byName(name).map((place) => place[lang]))
  return actors.byName(name)?.names[lang][0] ?? (found.size === 1 ? [...found][0] : undefined)
}

/** True for outputs that carry ranges; tables and graphs of statements carry none. */
function releases(form: OutputRequest['form']): boolean {
  return !form.startsWith('statements.') && !form.startsWith('entities.')
}
