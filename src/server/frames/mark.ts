// Finds words in a page's tree, however the page breaks them up, and marks them, so that the copy opens at what is cited.
import { parseFragment } from 'parse5'
import { fold } from '../../core/text/index.ts'
import { isElement, isText, type PageDocument, type PageElement, type PageNode, type PageText } from '../../edge/readers/html/page.ts'

interface Run {
  readonly node: PageText
  readonly parent: PageElement
  /** Where its characters begin in the joined text. */
  readonly from: number
}

/** Marks the first place that holds `words`, white space and spelling marks aside; false where none does. */
export function markWords(document: PageDocument, words: string): boolean {
  const runs: Run[] = []
  let joined = ''
  const stack: { node: PageNode; parent: PageElement }[] = []
  const push = (parent: PageDocument | PageElement) => {
    for (let at = parent.childNodes.length - 1; at >= 0; at--) stack.push({ node: parent.childNodes[at] as PageNode, parent: parent as PageElement })
  }
  push(document)
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, parent } = top
    if (isText(node)) {
      runs.push({ node, parent, from: joined.length })
      joined += node.value
    } else if (isElement(node) && !['head', 'style'].includes(node.tagName)) {
      // Two blocks are two words, whatever stands between them in the file.
      joined += ' '
      push(node)
    }
  }
  const found = find(joined, words)
  if (!found) return false
  const [from, to] = found
  let first = true
  for (const run of runs) {
    const start = Math.max(0, from - run.from)
    const end = Math.min(run.node.value.length, to - run.from)
    if (start >= end || run.node.value.slice(start, end).trim() === '') continue
    wrap(run, start, end, first)
    first = false
  }
  return !first
}

/** Raw offsets of `words` in `text`: both folded, white space taken as one blank. */
function find(text: string, words: string): [number, number] | undefined {
  const page = squeezed(text)
  const wanted = squeezed(words).text.trim()
  if (wanted === '') return undefined
  for (const part of [wanted, wanted.slice(0, 60)]) {
    const at = page.text.indexOf(part)
    if (at >= 0) return [page.map[at] as number, (page.map[at + part.length - 1] as number) + 1]
  }
  return undefined
}

function squeezed(raw: string): { text: string; map: number[] } {
  const { text, map } = fold(raw)
  let out = ''
  const back: number[] = []
  for (let at = 0; at < text.length; at++) {
    const blank = /\s/u.test(text[at] as string)
    if (blank && out.endsWith(' ')) continue
    out += blank ? ' ' : text[at]
    back.push(map[at] as number)
  }
  return { text: out, map: back }
}

function wrap({ node, parent }: Run, from: number, to: number, first: boolean): void {
  const piece = (value: string): PageText => ({ nodeName: '#text', value, parentNode: parent })
  const mark = parseFragment(first ? '<mark id="said"></mark>' : '<mark></mark>').childNodes[0] as PageElement
  mark.childNodes = [{ nodeName: '#text', value: node.value.slice(from, to), parentNode: mark }]
  const at = parent.childNodes.indexOf(node)
  parent.childNodes.splice(at, 1, piece(node.value.slice(0, from)), mark, piece(node.value.slice(to)))
}
