// The outputs of a live case, one at a time and in the case's turn: made, looked at, kept for a second look, recorded as they leave.
import { type DossierPreview, type OutputRequest, policyOf, standing } from '../../core/model/index.ts'
import type { Clock } from '../case/case-folder.ts'
import type { Output } from '../outputs/outputs.ts'
import { type Leaving, makeNow, previewNow, recordOutput } from './leaving.ts'
import type { RecordedOutput } from './live.ts'
import { PreparedOutputs } from './prepared.ts'

/** What the case lends its outputs. */
export interface Turns {
  /** Runs a work when those before it are done. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when what was recorded is derived: a place that was just shut must be shut in what leaves next. */
  derived(): Promise<void>
  /** Brings the case up to the entry of an output that left. */
  caughtUp(): Promise<void>
}

export class LiveOutputs {
  readonly #from: Leaving
  readonly #clock: Clock
  readonly #turns: Turns
  readonly #prepared = new PreparedOutputs()

  constructor(from: Leaving, clock: Clock, turns: Turns) {
    this.#from = from
    this.#clock = clock
    this.#turns = turns
  }

  /** Makes an output and records that it leaves. */
  output(request: OutputRequest, by?: string): Promise<RecordedOutput> {
    return this.#whenDerived(async () => this.#left(await recordOutput(this.#from, await this.look(this.#asAsked(request), by), request, by)))
  }

  /** What a dossier would hold, and the hash a second person approves. */
  preview(request: OutputRequest, by?: string): Promise<DossierPreview> {
    return this.#whenDerived(() => previewNow(this.#from, this.#clock, request, by))
  }

  /** Makes an output at once, of the state that shows; nothing is recorded. */
  look(request: OutputRequest, by?: string): Promise<Output> {
    return makeNow(this.#from, this.#clock, request, by)
  }

  /** Makes an output and keeps it: what is released later is, byte for byte, what was shown. */
  prepare(request: OutputRequest, by?: string): Promise<Output> {
    return this.#whenDerived(async () => {
      const output = await this.look(this.#asAsked(request), by)
      this.#prepared.keep({ output, version: this.#from.snapshot().version, form: request.form, language: request.language })
      return output
    })
  }

  /** Records that a kept output leaves. IsnadError 'not-found' or 'refused' where it cannot any more. */
  release(id: string, by?: string): Promise<RecordedOutput> {
    return this.#whenDerived(async () => {
      const prepared = this.#prepared.take(id, this.#from.snapshot().version)
      return this.#left(await recordOutput(this.#from, prepared.output, prepared, by))
    })
  }

  /** After an erasure nothing made before it may leave. */
  forget(): void {
    this.#prepared.forget()
  }

  /** What leaves, with the approval the case asks for, whether the request does or not. */
  #asAsked(request: OutputRequest): OutputRequest {
    const asked = request.form.startsWith('dossier.') && policyOf(standing(this.#from.snapshot().determinations)).approval
    return asked ? { ...request, approval: true } : request
  }

  #whenDerived<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.inTurn(async () => {
      await this.#turns.derived()
      return work()
    })
  }

  async #left(recorded: RecordedOutput): Promise<RecordedOutput> {
    await this.#turns.caughtUp()
    return recorded
  }
}
