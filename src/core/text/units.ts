// Units: reading a string unit by unit, without asking each time how a unit of it is read.

const { charCodeAt } = String.prototype

/**
 * The UTF-16 unit at an offset, NaN outside. Strings come in many makes (of one byte or two, joined, cut from others), and
 * `text.charCodeAt` looks the method up anew for each make met: in a loop over texts that takes longer than the reading.
 */
export function unitAt(text: string, at: number): number {
  return charCodeAt.call(text, at)
}
