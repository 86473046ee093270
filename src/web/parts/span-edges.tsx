// Moves the edges of a span by keyboard, letter by letter and word by word, in the direction of the text.
import { type KeyboardEvent, useId } from 'react'
import type { Span } from '../data/types.ts'
import { step, wordEnd, wordStart } from './span-step.ts'
import { Text, useSpeech } from './words.tsx'

export function SpanEdges({ text, lang, span, onChange }: { text: string; lang: string; span: Span; onChange: (span: Span) => void }) {
  const { say } = useSpeech()
  const help = useId()
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
      <span className="around">{text.slice(wordStart(text, span[0] - 40), span[0])}</span>
      <button type="button" className="edge" aria-label={say('edges.start')} aria-describedby={help} onKeyDown={keys(0)} />
      <mark>{text.slice(span[0], span[1])}</mark>
      <button type="button" className="edge" aria-label={say('edges.end')} aria-describedby={help} onKeyDown={keys(1)} />
      <span className="around">{text.slice(span[1], wordEnd(text, span[1] + 40))}</span>
      <span id={help} className="help">
        <Text>{say('edges.help')}</Text>
      </span>
    </div>
  )
}
