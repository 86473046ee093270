// Embedded posts: "… — Syria Civil Defence (@handle) January 20, 2022" names who wrote the lines above it.
import type { TokenRange } from '../text/index.ts'
import { describe, type Scene, type Speaker } from './speech-speakers.ts'

export interface Post {
  readonly speaker: Speaker
  /** Tokens of the post itself. */
  readonly text: TokenRange
}

/** All embedded posts of a reading: a line that opens with a dash, a name and a handle, and the line of text above it. */
export function findPosts(scene: Scene): Post[] {
  const { tokens } = scene.reading
  const out: Post[] = []
  for (let k = 1; k + 3 < tokens.length; k++) {
    if (tokens[k]?.norm !== '-' || tokens[k - 1]?.kind !== 'break') continue
    let open = k + 1
    while (open < tokens.length && open - k < 12 && tokens[open]?.norm !== '(' && tokens[open]?.kind !== 'break') open++
    if (tokens[open]?.norm !== '(' || tokens[open + 1]?.norm !== '@' || open === k + 1) continue
    let from = k - 1
    while (from > 0 && tokens[from - 1]?.kind !== 'break') from--
    if (k - 1 - from < 3) continue
    out.push({ speaker: describe(scene, k + 1, open, false), text: { from, to: k - 1 } })
  }
  return out
}
