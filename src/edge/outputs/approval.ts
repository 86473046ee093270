// Approval of a dossier by a second person: of its content, whatever the instant and the checkpoint it is made at.
import { createHash } from 'node:crypto'
import type { Dossier } from '../../core/dossier/dossier.ts'
import type { Determination } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'

/** SHA-256 over everything in it but the instant and the checkpoint: the same words, figures and notes have the same one. */
export function contentOf({ madeAt: _instant, checkpoint: _checkpoint, ...content }: Dossier): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** Who approved this content, beside the one who makes it; each once. Names are compared as they are written. */
export function approversOf(content: string, determinations: readonly Determination[], maker: string): string[] {
  const names = determinations.flatMap(({ act }) => (act.act === 'approve' && act.content === content ? [act.person] : []))
  return [...new Set(names)].filter((name) => name.trim().toLowerCase() !== maker.trim().toLowerCase())
}

/** IsnadError 'refused' with the content's hash where approval is required and nobody else has given it. */
export function refuseUnapproved(
  dossier: Dossier,
  { determinations, by }: { readonly determinations: readonly Determination[]; readonly by: string },
  { approval }: { readonly approval?: boolean },
): void {
  if (!approval) return
  const content = contentOf(dossier)
  if (approversOf(content, determinations, by).length === 0) throw new IsnadError('refused', { what: 'not-approved', content })
}
