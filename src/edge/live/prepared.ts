// Outputs made to be looked at: kept until they are released or newer ones push them out, so that what leaves is, byte for byte, what was shown.
import type { OutputRequest } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Output } from '../outputs/outputs.ts'

/** How many are kept: a dossier of a large case is some megabytes. */
const KEPT = 3

interface Prepared {
  readonly output: Output
  /** State of the case it was made from. */
  readonly version: string
  readonly form: OutputRequest['form']
  readonly language: OutputRequest['language']
}

export class PreparedOutputs {
  readonly #kept = new Map<string, Prepared>()

  keep(prepared: Prepared): void {
    const id = prepared.output.sha256
    this.#kept.delete(id)
    this.#kept.set(id, prepared)
    for (const old of this.#kept.keys()) if (this.#kept.size > KEPT) this.#kept.delete(old)
  }

  /** After an erasure nothing made before it may leave. */
  forget(): void {
    this.#kept.clear()
  }

  /** IsnadError 'not-found' where it is not kept any more, 'refused' where the case has changed since it was shown. */
  take(id: string, version: string): Prepared {
    const prepared = this.#kept.get(id)
    if (!prepared) throw new IsnadError('not-found', { what: 'preview' })
    if (prepared.version !== version) throw new IsnadError('refused', { what: 'stale-preview' })
    return prepared
  }
}
