// Outputs: every form in which a case leaves the workbench, behind one gate: made, searched for what was withheld, recorded in the ledger.

import { createHash } from 'node:crypto'
import { chosenCase } from '../../core/dossier/chosen.ts'
import { LeakScan } from '../../core/dossier/interchange/leaks.ts'
import { evened, redacted } from '../../core/dossier/redact.ts'
import { victimNames } from '../../core/dossier/victim-names.ts'
import { LEAST_LETTERS, type Seeker, seekerOf, squeezed, withheldOf } from '../../core/dossier/withheld.ts'
import type { DossierPreview } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { forceOf } from '../../core/review/seconded.ts'
import { type Content, compiled, forms, type OutputMaterial, type OutputWish } from './forms.ts'
import { textParts } from './text-parts.ts'

export type { OutputMaterial, OutputWish } from './forms.ts'

export interface Output {
  readonly fileName: string
  readonly mediaType: string
  /** Length in bytes, and SHA-256 of them. */
  readonly size: number
  readonly sha256: string
  /** The bytes, from the start each time it is called; a long table is written anew and never stands whole in memory. */
  parts(): Iterable<Uint8Array>
}

/**
 * Makes an output. What is withheld is blacked out where a text is quoted; wherever else it stands, nothing leaves:
 * IsnadError 'refused' names the kind and the part of the file, not the secret. Same material and wish: same bytes.
 */
export async function makeOutput(given: OutputMaterial, wish: OutputWish): Promise<Output> {
  const short = (wish.withheld ?? []).find((word) => squeezed(word).length < LEAST_LETTERS)
  if (short !== undefined) throw new IsnadError('usage', { what: 'withheld', letters: LEAST_LETTERS })
  const { material, seek, nothing } = blackedOut(given, wish)
  const form = forms[wish.form]
  // A dossier chooses for itself; what is withheld is found in the whole case all the same.
  const dossier = wish.form.startsWith('dossier.')
  const content = await form.write(dossier ? material : { ...material, case: chosenCase(material.case, wish.selection) }, wish)
  const fileName = `${safeName(material.name)}-${wish.form.slice(0, wish.form.indexOf('.'))}.${form.ending}`
  const scan = new LeakScan(seek)
  scan.take('file name', fileName)
  const hash = createHash('sha256')
  let size = 0
  for (const part of partsOf(content)) {
    hash.update(part)
    size += part.length
    if (typeof content === 'function') scan.take('text', Buffer.from(part).toString('utf8'))
  }
  if (typeof content !== 'function' && !nothing) for await (const [name, text] of textParts('file', content)) scan.take(name, text)
  const [first] = scan.leaks
  if (first) throw new IsnadError('refused', { what: 'leak', kind: first.kind, part: first.part, found: scan.leaks.length })
  return { fileName, mediaType: form.mediaType, size, sha256: hash.digest('hex'), parts: () => partsOf(content) }
}

/** The material with what is withheld blacked out, and the seeker that did it. */
function blackedOut(given: OutputMaterial, wish: OutputWish): { material: OutputMaterial; seek: Seeker; nothing: boolean } {
  // A decision that was taken back decides nothing: neither where a place may be shown nor whose name is known.
  const determinations = forceOf(given.determinations)
  const victims = wish.names ? [] : victimNames(determinations)
  const withheld = withheldOf(given.case, determinations, wish.withheld, victims)
  const seek = seekerOf(withheld)
  const nothing = withheld.words.length === 0 && withheld.whole.length === 0 && withheld.points.length === 0
  const material: { -readonly [K in keyof OutputMaterial]: OutputMaterial[K] } = { ...given, determinations, case: redacted(given.case, seek) }
  // A register may know under a written name the very one that is withheld: then the written one stands.
  if (given.nameIn) {
    const { nameIn } = given
    material.nameIn = (name, lang) => {
      const known = nameIn(name, lang)
      return known === undefined || seek(known).length ? undefined : known
    }
  }
  return { material, seek, nothing }
}

/** A dossier as it would leave now, searched as it would be, and not recorded. What a second person approves is its `content`. */
export async function previewDossier(given: OutputMaterial, wish: OutputWish): Promise<DossierPreview> {
  const { approversOf, contentOf } = await import('./approval.ts')
  const { approval: _later, ...shown } = wish
  const output = await makeOutput(given, { ...shown, form: 'dossier.html' })
  const { material } = blackedOut(given, wish)
  const made = await compiled(material, wish)
  const content = contentOf(made)
  return {
    html: Buffer.from(bytesOf(output)).toString('utf8'),
    content,
    approvedBy: approversOf(content, material.determinations, material.by),
    footnotes: made.footnotes.length,
    captures: made.captures.length,
  }
}

/** Bytes of an output as one array, for callers that need it whole. */
export function bytesOf(output: Pick<Output, 'parts'>): Uint8Array {
  return Buffer.concat([...output.parts()])
}

const PIECE = 1 << 16
function* partsOf(content: Content): Generator<Uint8Array> {
  if (typeof content !== 'function') {
    yield content
    return
  }
  let text = ''
  for (const line of content()) {
    text += evened(line)
    if (text.length < PIECE) continue
    yield Buffer.from(text, 'utf8')
    text = ''
  }
  if (text) yield Buffer.from(text, 'utf8')
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+|-+$/g, '') || 'case'
}
