// Hostile pages: nothing that loads, runs, sends or leads away survives, and the cited words are found however the page breaks them up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elements, parsePage, textOf } from '../../edge/readers/html/page.ts'
import { markWords } from './mark.ts'
import { cleaned, serialize } from './sanitise.ts'

const clean = (text: string) => serialize(cleaned(text).document)
const HOSTILE = [
  '<script>alert(1)</script><p onclick="x()">said</p>',
  '<img src=x onerror=alert(1)><img src="https://tracker.example/p.gif">',
  '<iframe src="https://a.example"></iframe><object data=x></object><embed src=x>',
  '<a href="javascript:alert(1)">said</a><a href="https://a.example" target=_top>more</a>',
  '<form action="https://a.example"><input name=q autofocus onfocus=alert(1)><button formaction=x>b</button></form>',
  '<svg><script>alert(1)</script><a xlink:href="javascript:x"/></svg><math><mi xlink:href=x></mi></math>',
  '<meta http-equiv=refresh content="0;url=https://a.example"><base href="https://a.example"><link rel=stylesheet href="https://a.example/c.css">',
  '<style>@import "https://a.example/c.css"; p{background:url(https://a.example/x)} q{background:u\\72l(https://a.example)}</style>',
  '<p style="background-image:url(https://a.example/x)">said</p>',
  '<template><script>alert(1)</script></template><noscript><img src=x onerror=alert(1)></noscript>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
]
/** What in a page as a browser would read it again could load, run, send or lead away. */
function dangers(text: string): string[] {
  const out: string[] = []
  for (const element of elements(parsePage(text, 300).document)) {
    if (
      /script|frame|object|embed|applet|^(svg|math|meta|base|link|form|input|button|select|textarea|video|audio|source|template)$/i.test(
        element.tagName,
      )
    )
      out.push(element.tagName)
    for (const { name, value } of element.attrs) {
      if (/^on|href|srcset|^(action|formaction|target|background|data|poster|id|name)$/i.test(name)) out.push(name)
      if (name === 'src' && !value.startsWith('data:image/')) out.push(value)
      if (name === 'style' && /url\s*\(|import/i.test(value)) out.push(value)
    }
    if (element.tagName === 'style' && /url\s*\(|@import/i.test(textOf({ ...element, tagName: 'div' }))) out.push('css')
  }
  return out
}

describe('a captured page', () => {
  test.each(HOSTILE)('%s', (text) => {
    expect(dangers(text)).not.toEqual([])
    expect(dangers(clean(text))).toEqual([])
  })
  test('words and structure stay, a picture of its own stays, one from elsewhere leaves its words', () => {
    const out = clean(
      '<h1>Title</h1><p dir="rtl" class="a">نص <b>مهم</b></p><img alt="grave" src="https://a.example/1.jpg"><img src="data:image/png;base64,AAAA">',
    )
    expect(out).toContain('<p dir="rtl" class="a">نص <b>مهم</b></p>')
    expect(out).toContain('▧ grave')
    expect(out).toContain('src="data:image/png;base64,AAAA"')
    expect(cleaned('<img src=a><img src=b>').pictures).toBe(2)
  })
  test('where a link led is shown, and leads nowhere', () => {
    expect(clean('<a href="https://b.example/page">here</a>')).toContain('<u title="https://b.example/page">here</u>')
  })
  test('whatever is thrown at it, nothing dangerous comes out, read once or twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HOSTILE, '<p>', '</p>', '<!--', '-->', '"', "'", '>', 'x', '<b', '</style>', '</title>')), (parts) => {
        const once = clean(parts.join(''))
        expect(dangers(once)).toEqual([])
        expect(dangers(clean(once))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the words cited', () => {
  const marked = (text: string, words: string) => {
    const { document } = cleaned(text)
    return markWords(document, words) ? serialize(document).replace(/<\/?(html|head|body)>/g, '') : undefined
  }
  test('across elements and line breaks', () => {
    expect(marked('<p>More than\n  <b>40</b> bodies were found.</p>', 'than 40 bodies')).toBe(
      '<p>More <mark id="said">than\n  </mark><b><mark>40</mark></b><mark> bodies</mark> were found.</p>',
    )
  })
  test('in Arabic, whatever marks and tatweel the page has', () => {
    expect(marked('<p>قُتِل أربعـون مدنيا.</p>', 'قتل أربعون')).toContain('<mark id="said">قُتِل أربعـون</mark>')
  })
  test('not in a style sheet or head, and nowhere where they are not', () => {
    expect(marked('<style>forty bodies</style><p>none</p>', 'forty bodies')).toBeUndefined()
    expect(marked('<p>a</p>', '')).toBeUndefined()
  })
})
