// Names from outside, shown so that they cannot act: control characters, line breaks and direction overrides become visible.

/** C0 and C1 controls, line and paragraph separators, marks and overrides of direction, zero-width space, byte order mark. Joiners stay: Persian names need them. */
const ACTS = /[\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

/** `exe.‮fdp` -> `exe.<U+202E>fdp`. */
export function visible(name: string): string {
  return name.replace(ACTS, (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`)
}
