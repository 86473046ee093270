// Telling: what happens in a case, to everyone who listens; how far a long work has come, a few times a second at most.
import type { LiveEvent } from '../../core/model/index.ts'

/** Milliseconds between two words on how far a work has come. */
const PAUSE = 250

export class Telling {
  readonly #listeners = new Set<(event: LiveEvent) => void>()
  #toldAt = 0
  #last: { readonly what: 'read' | 'derive'; readonly done: number; readonly of: number } | null = null

  subscribe(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The long work that is going on; null where none is. */
  get last() {
    return this.#last
  }

  emit(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** How far a long work has come; its end is always told. True where it was told. */
  progress(what: 'read' | 'derive', done: number, of: number): boolean {
    this.#last = done < of ? { what, done, of } : null
    const now = performance.now()
    if (done < of && now - this.#toldAt < PAUSE) return false
    this.#toldAt = now
    this.emit({ type: 'progress', what, done, of })
    return true
  }
}
