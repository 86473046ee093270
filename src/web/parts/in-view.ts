// Which characters of a long text are in view, with a margin: what is painted over it need not be painted everywhere.
import { type RefObject, useEffect, useState } from 'react'
import type { Span } from '../data/types.ts'

/** Characters around what is seen that count as in view, so that a short scroll changes nothing. */
const MARGIN = 6000

/** The span of the text in view, widened; null while `active` is false or nothing is known: then all of it counts. */
export function useInView(body: RefObject<HTMLElement | null>, active: boolean, at: (x: number, y: number) => number | null): Span | null {
  const [view, setView] = useState<Span | null>(null)
  useEffect(() => {
    if (!active) return setView(null)
    let asked = 0
    const look = () => {
      asked = 0
      const text = body.current
      if (!text) return
      const seen = seenOf(text, at)
      setView((now) =>
        now && now[0] <= Math.max(0, seen[0] - MARGIN / 3) && now[1] >= seen[1] + MARGIN / 3 ? now : [seen[0] - MARGIN, seen[1] + MARGIN],
      )
    }
    const soon = () => {
      asked ||= requestAnimationFrame(look)
    }
    look()
    // Whatever scrolls, the pane or the page.
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(asked)
      document.removeEventListener('scroll', soon, { capture: true })
      window.removeEventListener('resize', soon)
    }
  }, [body, active, at])
  return view
}

/** First and last character seen: what stands under two points of the view; where nothing stands there, by how far it is scrolled. */
function seenOf(text: HTMLElement, at: (x: number, y: number) => number | null): Span {
  const box = text.getBoundingClientRect()
  const pane = text.closest('[data-scroller]')?.getBoundingClientRect()
  const top = Math.max(box.top, pane?.top ?? 0, 0)
  const bottom = Math.min(box.bottom, pane?.bottom ?? innerHeight, innerHeight)
  const middle = box.left + box.width / 2
  const length = text.textContent?.length ?? 0
  const share = (y: number) => Math.round((length * Math.min(Math.max(0, y - box.top), box.height)) / Math.max(1, box.height))
  return [at(middle, top + 4) ?? share(top), at(middle, bottom - 4) ?? share(bottom)]
}
