// Text of a page that nobody sees: painted invisibly, or in white on white. Who made the file may have put it there for a program to read.
// What stands outside the page pdf.js does not give out at all.

/** What pdf.js calls the operations that matter here: numbers by name. */
export type Operations = Readonly<Record<string, number>>
export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

interface State {
  readonly mode: number
  readonly white: boolean
}
/** Rendering modes that paint nothing: 3 invisible, 7 only a clip. */
const INVISIBLE = new Set([3, 7])
const WHITE = 0.97

/** Letters and digits of a page that are painted invisibly, or in white where nothing darker was painted before; and those that are painted at all. */
export function unseen({ fnArray, argsArray }: OperatorList, ops: Operations): { readonly hidden: number; readonly shown: number } {
  const named = (...names: string[]) => new Set(names.map((name) => ops[name]).filter((one) => one !== undefined))
  const fills = named('fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke')
  const paints = named('paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject', 'paintImageXObjectRepeat', 'shadingFill')
  const stack: State[] = []
  let state: State = { mode: 0, white: false }
  let painted = false
  let hidden = 0
  let shown = 0
  for (const [at, operation] of fnArray.entries()) {
    const args = argsArray[at]
    if (operation === ops.save || operation === ops.paintFormXObjectBegin) stack.push(state)
    else if (operation === ops.restore || operation === ops.paintFormXObjectEnd) state = stack.pop() ?? state
    else if (operation === ops.setTextRenderingMode) state = { ...state, mode: Number(first(args)) }
    else if (operation === ops.setFillRGBColor) state = { ...state, white: isWhite(args) }
    else if (operation === ops.setFillColorN) state = { ...state, white: false }
    else if (paints.has(operation)) painted = true
    else if (operation === ops.constructPath || fills.has(operation)) {
      const fill = operation === ops.constructPath ? Number(first(args)) : operation
      if (fills.has(fill) && !state.white) painted = true
    } else if (operation === ops.showText) {
      const letters = lettersIn(first(args))
      if (INVISIBLE.has(state.mode) || (state.white && !painted)) hidden += letters
      else shown += letters
    }
  }
  return { hidden, shown }
}

function first(args: unknown): unknown {
  return Array.isArray(args) || args instanceof Uint8ClampedArray ? args[0] : undefined
}

/** Colours come as '#rrggbb' or as three numbers of 0 to 255. */
function isWhite(args: unknown): boolean {
  const one = first(args)
  if (typeof one === 'string')
    return /^#[0-9a-f]{6}$/i.test(one) && [1, 3, 5].every((at) => Number.parseInt(one.slice(at, at + 2), 16) >= WHITE * 255)
  return Array.isArray(args) && args.length >= 3 && args.slice(0, 3).every((part) => Number(part) >= WHITE * 255)
}

function lettersIn(glyphs: unknown): number {
  if (!Array.isArray(glyphs)) return 0
  let letters = 0
  for (const glyph of glyphs) if (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph) letters += count(String(glyph.unicode))
  return letters
}
function count(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
