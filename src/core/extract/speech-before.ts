// Finds the speaker in front of a verb ("…, the Observatory said"), where nothing but the words themselves part it from what it says.
import type { Token } from '../text/index.ts'
import { describe, isComma, isQuote, type Scene, type Speaker, verbFits } from './speech-speakers.ts'

const LONGEST = 22

/**
 * The noun phrase that ends right before token `verb` and does not reach before `low`. Undefined where none is plausible:
 * a speaker has a speaker's noun, a capital, or is known to the register.
 */
export function speakerBefore(scene: Scene, verb: number, low: number): Speaker | undefined {
  const { reading, marks } = scene
  const { tokens } = reading
  let to = verb
  // "have just reported", "has repeatedly said": auxiliaries and adverbs between the name and its verb.
  while (to > low + 1 && ((marks[to - 1]?.value.aside && !marks[to - 1]?.value.noun) || BETWEEN.test(tokens[to - 1]?.norm ?? ''))) to--
  // "Amnesty concluded it was a crime and said": joined to another verb, its subject stands before that one.
  if (/^(?:and|but)$/.test(tokens[to - 1]?.norm ?? '')) return undefined
  to = beforeApposition(scene, to, low) ?? to
  let from = to
  while (from > low && to - from < LONGEST && insideName(scene, from - 1, low)) from--
  if (from >= to) return undefined
  const start = narrow(scene, from, to, from === low || startsClause(tokens[from - 1]))
  if (start >= to) return undefined
  const speaker = describe(scene, start, to, false)
  if (speaker.noun || speaker.back || speaker.actor) return speaker
  for (let k = start; k < to; k++) if (tokens[k]?.cap && k > low) return speaker
  return tokens[start]?.cap && to - start <= 6 ? speaker : undefined
}

const BETWEEN = /^(?:has|have|had|just|since|never|once|both|all|even)$|^[a-z]{4,}ly$/
const startsClause = (token: Token | undefined): boolean => token === undefined || token.kind === 'break' || isComma(token) || isQuote(token)

/** "Rami Abdel Rahman, the Observatory's director, said": steps over the apposition; undefined where there is none. */
function beforeApposition(scene: Scene, to: number, low: number): number | undefined {
  const { marks } = scene
  const { tokens } = scene.reading
  if (!isComma(tokens[to - 1])) return undefined
  for (let k = to - 2; k > low && to - k < 16; k--) {
    if (isQuote(tokens[k]) || marks[k]?.value.say) return undefined
    if (isComma(tokens[k])) return k
  }
  return undefined
}

function insideName(scene: Scene, at: number, low: number): boolean {
  const token = scene.reading.tokens[at] as Token
  if (token.kind === 'break') return (scene.reading.sentenceOf[at] ?? -1) >= 0
  if (token.kind === 'mark') {
    if (
      token.norm === "'" ||
      token.norm === '/' ||
      token.norm === '@' ||
      token.norm === '&' ||
      token.norm === '#' ||
      token.norm === ')' ||
      token.norm === '('
    )
      return at > low
    if (token.norm === '.') return scene.reading.tokens[at + 1]?.glued === true || scene.reading.tokens[at - 1]?.norm.length === 1
    return token.norm === '-' && token.glued
  }
  if (namesAim(scene, at)) return true
  const mark = scene.marks[at]
  const role = mark?.value
  if (!mark || !role) return true
  if (role.that || role.quote || role.according) return false
  if (role.say && !role.noun && verbFits(mark)) return false
  if (role.link || role.noun || role.trait || role.opener) return true
  if (role.stop || role.aside) return role.back !== undefined
  if (role.joint) return mark.form.stem === 'and'
  return true
}

/** "The Committee to Protect Journalists": what a body is for is part of its name. */
function namesAim({ reading: { tokens }, marks }: Scene, at: number): boolean {
  return tokens[at]?.norm === 'to' && tokens[at - 1]?.cap === true && marks[at - 1]?.value.noun === 'body' && tokens[at + 1]?.cap === true
}

/** Cuts a window of words down to the last noun phrase in it. */
function narrow(scene: Scene, from: number, to: number, clause: boolean): number {
  const { tokens } = scene.reading
  const { marks } = scene
  let start = from
  for (let k = from + 1; k < to; k++) {
    const before = tokens[k - 1] as Token
    const here = tokens[k] as Token
    const was = marks[k - 1]?.value
    const is = marks[k]?.value
    if ((is?.opener || is?.back) && !was?.link && !was?.opener && !was?.joint && before.kind !== 'mark') {
      // "… Observatory for Human Rights a war monitor": an apposition to a known body stays with it.
      const explains = /^(?:a|an)$/.test(here.norm) && !is?.back && bodyEndsAt(scene, start, k) && !harmed(scene, start, k)
      if (!explains) start = k
    } else if (!clause || start > from) {
      if (
        before.kind === 'word' &&
        !before.cap &&
        here.cap &&
        !was?.noun &&
        !was?.link &&
        !was?.opener &&
        !was?.trait &&
        !was?.joint &&
        before.norm.length > 1 &&
        !namesAim(scene, k - 1) &&
        tokens[k - 2]?.norm !== '-'
      )
        start = k
      else if (before.kind === 'number') start = k
    }
  }
  // "… in an air strike local activists": nothing marks the start, so only traits may stand before the noun.
  if (!clause && start === from && !tokens[start]?.cap && !marks[start]?.value.opener && !marks[start]?.value.back) {
    let k = to - 1
    while (k > from && (marks[k - 1]?.value.trait || tokens[k - 1]?.cap || tokens[k - 1]?.norm === '-' || marks[k - 1]?.value.noun)) k--
    start = k
  }
  while (start < to - 1 && (marks[start]?.value.link || marks[start]?.value.joint) && !tokens[start]?.cap) start++
  return start
}

function harmed(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (scene.marks[k]?.value.harm && !scene.reading.tokens[k]?.cap) return true
  return false
}

function bodyEndsAt(scene: Scene, from: number, at: number): boolean {
  for (let k = Math.max(from, at - 7); k < at; k++) {
    const hit = scene.actorAt(k)
    if (hit && hit.to === at) return true
  }
  const last = scene.reading.tokens[at - 1]
  if (!last?.cap) return false
  for (let k = at - 1; k >= from && (scene.reading.tokens[k]?.cap || scene.marks[k]?.value.link); k--)
    if (scene.marks[k]?.value.noun === 'body' || scene.marks[k]?.value.noun === 'person') return true
  return false
}
