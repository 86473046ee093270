// A run: a piece of text as a PDF page paints it, with its place on the page.

/** Place and size in points; y grows upwards, as PDF has it. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
