// Independence: how two origins stand to each other for one figure. The default is that it is not established.
import type { Determination, Lineage, TallyValue, Words } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import type { Utterance } from './origins.ts'

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

export function makeIndependence(
  utterances: readonly Utterance[],
  lineage: readonly Lineage[],
  determinations: readonly Determination[],
  index: AnchorIndex,
  originOf: ReadonlyMap<string, string>,
): Independence {
  const of = new Map(utterances.map((utterance) => [utterance.origin.id, utterance]))
  const stated = new Map<string, Set<string>>()
  for (const link of lineage) {
    if (!link.stated || !of.has(link.from) || !of.has(link.to)) continue
    const set = stated.get(link.from)
    if (set) set.add(link.to)
    else stated.set(link.from, new Set([link.to]))
  }
  const decided = new Map<string, { relation: Relation; reason: string }>()
  for (const { act, reason } of determinations) {
    if (act.act !== 'independence') continue
    const a = originOf.get(statementAt(index, act.a)?.id ?? '')
    const b = originOf.get(statementAt(index, act.b)?.id ?? '')
    if (!a || !b || a === b) continue
    decided.set(a < b ? `${a}|${b}` : `${b}|${a}`, { relation: act.relation, reason })
  }
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
      const x = of.get(a)
      const y = of.get(b)
      if (!x || !y || a === b || x.speaker.key === y.speaker.key)
        return { relation: 'dependent', words: { en: 'The same speaker again.', ar: 'القائل نفسه مرة أخرى.' } }
      if (x.speaker.root === y.speaker.root)
        return { relation: 'dependent', words: { en: 'Both stand under one authority.', ar: 'كلاهما تحت سلطة واحدة.' } }
      const person = decided.get(a < b ? `${a}|${b}` : `${b}|${a}`)
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
