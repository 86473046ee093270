// A report's text at full fidelity: title and body are one text node each, so offsets stay exact and letters stay joined.
// Statements are painted over it with the CSS Custom Highlight API; every one of them also stands in the list beside it.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { STATEMENT_KINDS } from '../../core/model/lists.ts'
import type { Report, Span } from '../data/types.ts'
import { useInView } from './in-view.ts'

export interface Mark {
  readonly id: string
  readonly kind: string
  readonly span: Span
}

/** Spans of the picked statement, told apart by line: its words, its number, its speakers, place, time and actor. */
export interface Picked {
  readonly id: string
  readonly span: Span
  readonly number: readonly Span[]
  readonly details: readonly Span[]
}

/** From this many marks on only those near the view are painted: each painted one is gone through whenever anything is drawn. */
const MANY = 300
const registry = () => (typeof CSS !== 'undefined' && 'highlights' in CSS ? CSS.highlights : undefined)

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  const page = document as Document & {
    caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null
    caretRangeFromPoint?: (x: number, y: number) => Range | null
  }
  const position = page.caretPositionFromPoint?.(x, y)
  if (position) return { node: position.offsetNode, offset: position.offset }
  const range = page.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}

export function TextPane({
  report,
  marks,
  picked,
  covered,
  onPick,
  onSelect,
  label,
}: {
  report: Report
  marks: readonly Mark[]
  picked: Picked | null
  covered: boolean
  onPick: (id: string) => void
  onSelect: (span: Span | null) => void
  label: string
}) {
  const articleRef = useRef<HTMLElement>(null)
  const titleRef = useRef<HTMLHeadingElement>(null)
  const bodyRef = useRef<HTMLDivElement>(null)
  const bodyAt = report.titleEnd > 0 ? report.titleEnd + 2 : 0
  const title = report.text.slice(0, report.titleEnd)
  const body = report.text.slice(bodyAt)
  const lang = report.lang === 'und' ? undefined : report.lang

  /** A DOM range for a span of the report; a span that crosses from title to body is cut at the title's end. */
  const range = useCallback(
    (span: Span): Range | null => {
      const inTitle = span[0] < report.titleEnd
      const node = (inTitle ? titleRef.current : bodyRef.current)?.firstChild
      if (!node) return null
      const shift = inTitle ? 0 : bodyAt
      const size = node.textContent?.length ?? 0
      const out = document.createRange()
      out.setStart(node, Math.min(Math.max(0, span[0] - shift), size))
      out.setEnd(node, Math.min(Math.max(0, span[1] - shift), size))
      return out
    },
    [report.titleEnd, bodyAt],
  )
  const offset = useCallback(
    (node: Node, at: number): number | null => {
      if (titleRef.current?.contains(node)) return node.nodeType === Node.TEXT_NODE ? at : at === 0 ? 0 : report.titleEnd
      if (bodyRef.current?.contains(node)) return node.nodeType === Node.TEXT_NODE ? at + bodyAt : at === 0 ? bodyAt : report.text.length
      return null
    },
    [report, bodyAt],
  )
  const under = useCallback(
    (x: number, y: number) => {
      const caret = caretAt(x, y)
      return caret ? offset(caret.node, caret.offset) : null
    },
    [offset],
  )
  const view = useInView(bodyRef, marks.length > MANY, under)
  const painted = useMemo(() => (view ? marks.filter((mark) => mark.span[0] < view[1] && mark.span[1] > view[0]) : marks), [marks, view])
  const sorted = useMemo(() => [...marks].sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0])), [marks])

  useLayoutEffect(() => {
    const highlights = registry()
    if (!highlights) return
    for (const kind of STATEMENT_KINDS) {
      const ranges = painted.filter((mark) => mark.kind === kind).map((mark) => range(mark.span))
      highlights.set(`isnad-${kind}`, new Highlight(...ranges.filter((one) => one !== null)))
    }
    return () => {
      for (const kind of STATEMENT_KINDS) highlights.delete(`isnad-${kind}`)
    }
  }, [painted, range])

  useLayoutEffect(() => {
    const highlights = registry()
    if (!highlights || !picked) return
    const paint = (name: string, spans: readonly Span[], priority: number) => {
      const made = new Highlight(...spans.map(range).filter((one) => one !== null))
      made.priority = priority
      highlights.set(name, made)
    }
    paint('isnad-picked', [picked.span], 5)
    paint('isnad-details', picked.details, 6)
    paint('isnad-number', picked.number, 7)
    return () => {
      for (const name of ['isnad-picked', 'isnad-details', 'isnad-number']) highlights.delete(name)
    }
  }, [picked, range])

  const pickedId = picked?.id
  const pickedAt = picked?.span[0]
  const pickedEnd = picked?.span[1]
  // Brings the picked words into view only when they are not in it: nothing jumps under the reader's eyes.
  useEffect(() => {
    if (!pickedId || pickedAt === undefined || pickedEnd === undefined) return
    const box = range([pickedAt, pickedEnd])?.getBoundingClientRect()
    const scroller = bodyRef.current?.closest<HTMLElement>('[data-scroller]')
    if (!box || !scroller) return
    const view = scroller.getBoundingClientRect()
    if (box.top < view.top + 40 || box.top > view.bottom - 120) scroller.scrollBy({ top: box.top - view.top - view.height / 3 })
  }, [pickedId, pickedAt, pickedEnd, range])

  useEffect(() => {
    const hear = () => {
      const selection = document.getSelection()
      if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return onSelect(null)
      const a = offset(selection.anchorNode, selection.anchorOffset)
      const b = offset(selection.focusNode, selection.focusOffset)
      onSelect(a === null || b === null || a === b ? null : [Math.min(a, b), Math.max(a, b)])
    }
    document.addEventListener('selectionchange', hear)
    return () => document.removeEventListener('selectionchange', hear)
  }, [offset, onSelect])

  // Clicking the text is a shortcut for a mouse: the same choice is made from the list of statements with the keyboard.
  useEffect(() => {
    const article = articleRef.current
    const hear = (event: MouseEvent) => {
      if (!document.getSelection()?.isCollapsed) return
      const caret = caretAt(event.clientX, event.clientY)
      const at = caret ? offset(caret.node, caret.offset) : null
      const hit = at === null ? undefined : sorted.find((mark) => mark.span[0] <= at && at <= mark.span[1])
      if (hit) onPick(hit.id)
    }
    article?.addEventListener('click', hear)
    return () => article?.removeEventListener('click', hear)
  }, [offset, sorted, onPick])
  const dir = report.lang === 'ar' ? 'rtl' : report.lang === 'en' ? 'ltr' : 'auto'
  return (
    <article className={`report-text${covered ? ' covered' : ''}`} lang={lang} dir={dir} aria-label={label} ref={articleRef}>
      {title !== '' && (
        <h2 className="report-title" ref={titleRef}>
          {title}
        </h2>
      )}
      <div className="report-body" ref={bodyRef}>
        {body}
      </div>
    </article>
  )
}
