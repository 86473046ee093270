// Moves the edges of a span by keyboard, letter by letter and word by word, in the direction of the text.
import type { KeyboardEvent } from 'react'
import type { Span } from '../data/types.ts'
import { Text, useSpeech } from './words.tsx'

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** The next edge from `at`: one letter (a whole grapheme), or the next word boundary, onward or back. Stays inside the text. */
export function step(text: string, at: number, onward: boolean, byWord: boolean): number {
  if (byWord) {
    const edges = [0, text.length]
    for (const hit of text.matchAll(WORD)) edges.push(hit.index, hit.index + hit[0].length)
    const ahead = edges.filter((edge) => (onward ? edge > at : edge < at))
    return ahead.length === 0 ? at : onward ? Math.min(...ahead) : Math.max(...ahead)
  }
  let next = at + (onward ? 1 : -1)
  const inside = (i: number) => /[\p{M}\u200d\udc00-\udfff]/u.test(text.charAt(i)) || (text.charCodeAt(i) >= 0xdc00 && text.charCodeAt(i) <= 0xdfff)
  while (next > 0 && next < text.length && inside(next)) next += onward ? 1 : -1
  return Math.min(Math.max(0, next), text.length)
}

export function SpanEdges({ text, lang, span, onChange }: { text: string; lang: string; span: Span; onChange: (span: Span) => void }) {
  const { say } = useSpeech()
  const rtl = lang === 'ar'
  const move = (edge: 0 | 1, onward: boolean, byWord: boolean) => {
    const next = step(text, span[edge], onward, byWord)
    if (edge === 0 && next < span[1]) onChange([next, span[1]])
    if (edge === 1 && next > span[0]) onChange([span[0], next])
  }
  const keys = (edge: 0 | 1) => (event: KeyboardEvent) => {
    if (event.code !== 'ArrowLeft' && event.code !== 'ArrowRight') return
    event.preventDefault()
    // The arrow key moves the edge the way the eye sees it: leftward is onward in a right-to-left text.
    move(edge, (event.code === 'ArrowRight') !== rtl, event.ctrlKey || event.metaKey)
  }
  return (
    <div className="edges" lang={lang === 'und' ? undefined : lang} dir={rtl ? 'rtl' : 'ltr'}>
      <span className="around">{text.slice(Math.max(0, span[0] - 40), span[0])}</span>
      <button type="button" className="edge" aria-label={say('edges.start')} aria-describedby="edges-help" onKeyDown={keys(0)} />
      <mark>{text.slice(span[0], span[1])}</mark>
      <button type="button" className="edge" aria-label={say('edges.end')} aria-describedby="edges-help" onKeyDown={keys(1)} />
      <span className="around">{text.slice(span[1], span[1] + 40)}</span>
      <span id="edges-help" className="help">
        <Text>{say('edges.help')}</Text>
      </span>
    </div>
  )
}
