// The leak scan: before anything leaves, its text is searched for what was withheld. One hit and nothing leaves.
import { standsAlone } from '../cover-names.ts'

/** What must not leave: each with its kind, so that the refusal can say what was found without repeating it. */
export interface Secret {
  readonly kind: 'coordinates' | 'name' | 'file-name' | 'other'
  readonly text: string
  /** Found only where it is no part of a longer word: a short name must not stop every output that holds its letters. */
  readonly whole?: boolean
}

export interface Leak {
  readonly kind: Secret['kind']
  /** Where in the scanned parts: the part's name and the offset. */
  readonly part: string
  readonly at: number
}

/** Finds every secret in every part of an export. Case and digit script are folded away by `fold`, on both sides. */
export function findLeaks(
  parts: Iterable<readonly [name: string, text: string]>,
  secrets: readonly Secret[],
  fold: (text: string) => string,
): Leak[] {
  const wanted = secrets.map((secret) => ({ ...secret, text: fold(secret.text).trim() })).filter((secret) => secret.text.length >= 3)
  const leaks: Leak[] = []
  for (const [part, text] of parts) {
    const folded = fold(text)
    for (const secret of wanted) {
      let at = folded.indexOf(secret.text)
      while (at >= 0 && secret.whole && !standsAlone(folded, at, secret.text.length)) at = folded.indexOf(secret.text, at + 1)
      if (at >= 0) leaks.push({ kind: secret.kind, part, at })
    }
  }
  return leaks
}
