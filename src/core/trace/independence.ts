// Independence: how two origins stand to each other for one figure. The default is that it is not established.
import type { Determination, TallyValue, Words } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import type { Speaker } from './speakers.ts'

export type Relation = 'dependent' | 'not-established' | 'established'
export interface Related {
  readonly relation: Relation
  readonly words: Words
}

/** Relations between origins, by their ids. */
export interface Independence {
  between(a: string, b: string): Related
}

const NOT: Words = {
  en: 'Different speakers; nothing shows that they know it in different ways.',
  ar: 'قائلان مختلفان، ولا شيء يبيّن أن طريق كل منهما إلى العلم مختلف.',
}

/** What a person decided on two origins. */
export interface Decided {
  readonly a: string
  readonly b: string
  readonly relation: Relation
  readonly reason: string
}
const pairOf = (a: string, b: string) => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** What persons decided, by pair; the last word on a pair stands. */
export function decidedPairs(
  determinations: readonly Determination[],
  index: AnchorIndex,
  originOf: (statement: string) => string | undefined,
): Map<string, Decided> {
  const out = new Map<string, Decided>()
  for (const { act, reason } of determinations) {
    if (act.act !== 'independence') continue
    const a = originOf(statementAt(index, act.a)?.id ?? '')
    const b = originOf(statementAt(index, act.b)?.id ?? '')
    if (a && b && a !== b) out.set(pairOf(a, b), { a, b, relation: act.relation, reason })
  }
  return out
}

/** Relations between origins as the texts and persons have them. `stated` are the origins each origin, by the text's own words, draws on. */
export function makeIndependence(
  speakerOf: (origin: string) => Speaker | undefined,
  stated: ReadonlyMap<string, ReadonlySet<string>>,
  decided: ReadonlyMap<string, Decided>,
): Independence {
  const draws = (from: string, to: string): boolean => {
    const seen = new Set([from])
    for (let front = [from]; front.length; ) {
      const next: string[] = []
      for (const at of front) {
        for (const target of stated.get(at) ?? []) {
          if (target === to) return true
          if (!seen.has(target)) {
            seen.add(target)
            next.push(target)
          }
        }
      }
      front = next
    }
    return false
  }
  return {
    between(a, b) {
      const x = speakerOf(a)
      const y = speakerOf(b)
      if (!x || !y || a === b || x.key === y.key)
        return { relation: 'dependent', words: { en: 'The same speaker again.', ar: 'القائل نفسه مرة أخرى.' } }
      if (x.root === y.root) return { relation: 'dependent', words: { en: 'Both stand under one authority.', ar: 'كلاهما تحت سلطة واحدة.' } }
      const person = decided.get(pairOf(a, b))
      const linked = draws(a, b) || draws(b, a)
      if (person && !(linked && person.relation === 'established'))
        return { relation: person.relation, words: { en: `Determined by an analyst: ${person.reason}`, ar: `بتقدير محلل: ${person.reason}` } }
      if (linked)
        return { relation: 'dependent', words: { en: 'One quotes the other: the text says so.', ar: 'أحدهما ينقل عن الآخر: هكذا يقول النص.' } }
      return { relation: 'not-established', words: NOT }
    },
  }
}

/** Pairs shown for one value at most; the counts below use all of them. */
const SHOWN = 45
/** Above this many speakers for one value only the speakers' own authority and stated links are looked at pair by pair. */
const MANY = 200

/**
 * L, M and the pairs for one value. `origins` are the named origins that give it, as [id, speaker's authority].
 * M: distinct speakers less stated or determined dependence. L: the largest set found in which every pair is established; at least
 * one where anyone is named. Greedy over sorted ids: never more than the true largest set.
 */
export function countIndependent(
  origins: readonly { id: string; root: string }[],
  independence: Independence,
): { span: [number, number]; pairs: NonNullable<TallyValue['pairs']> } {
  const sorted = [...origins].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const firstOf = new Map<string, string>()
  for (const { id, root } of sorted) if (!firstOf.has(root)) firstOf.set(root, id)
  const ids = sorted.map((origin) => origin.id)
  const pairs: NonNullable<TallyValue['pairs']> = []
  const group = new Map<string, string>(sorted.map(({ id, root }) => [id, firstOf.get(root) as string]))
  const top = (id: string): string => {
    let at = id
    while (group.get(at) !== at) at = group.get(at) as string
    return at
  }
  const established = new Set<string>()
  const looked = ids.slice(0, MANY)
  for (let i = 0; i < looked.length; i++) {
    for (let k = i + 1; k < looked.length; k++) {
      const a = looked[i] as string
      const b = looked[k] as string
      const { relation, words } = independence.between(a, b)
      if (pairs.length < SHOWN) pairs.push({ a, b, relation, words })
      if (relation === 'dependent') {
        const x = top(a)
        const y = top(b)
        if (x !== y) group.set(x < y ? y : x, x < y ? x : y)
      } else if (relation === 'established') established.add(`${a}|${b}`)
    }
  }
  const m = new Set(ids.map(top)).size
  let l = ids.length ? 1 : 0
  if (established.size) {
    for (const start of ids) {
      const set = [start]
      for (const id of ids)
        if (!set.includes(id) && set.every((other) => established.has(other < id ? `${other}|${id}` : `${id}|${other}`))) set.push(id)
      l = Math.max(l, set.length)
    }
  }
  return { span: [Math.min(l, m), m], pairs }
}
