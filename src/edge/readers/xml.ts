// XML as a stream of tags and text, for formats whose XML we only read through: no DTD, no entities but the five and numbers.

export interface XmlEvent {
  readonly kind: 'open' | 'close' | 'text'
  /** Tag name, or the text itself. */
  readonly value: string
  readonly attributes: string
  /** `<w:br/>`: an open that is its own close. */
  readonly empty: boolean
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([A-Za-z_][\w.:-]{0,100})((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g

/** Tags and text in order. Broken stretches are skipped; linear in the length. */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  for (const hit of xml.matchAll(TOKEN)) {
    const [, cdata, slash, name, attributes, self, text] = hit
    if (name !== undefined) yield { kind: slash ? 'close' : 'open', value: name, attributes: attributes ?? '', empty: self === '/' }
    else if (cdata !== undefined) yield { kind: 'text', value: cdata, attributes: '', empty: false }
    else if (text !== undefined) yield { kind: 'text', value: resolveEntities(text), attributes: '', empty: false }
  }
}

/** The value of an attribute in a tag's attribute text. */
export function xmlAttribute(attributes: string, name: string): string | undefined {
  const hit = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const value = hit?.[1] ?? hit?.[2]
  return value === undefined ? undefined : resolveEntities(value)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function resolveEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (all, hex?: string, number?: string, named?: string) => {
    if (named) return NAMED[named.toLowerCase()] ?? all
    const point = hex ? Number.parseInt(hex, 16) : Number(number)
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : '\uFFFD'
  })
}
