// Hostile markup in a real Chromium that would run anything: what the frames make of a page runs nothing and asks for nothing, while the page as it came does.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleaned, serialize } from '../../src/server/frames/sanitise.ts'
import { launch } from '../chromium.ts'

/** What an attack would do where it runs. */
const HIT = 'window.hit=(window.hit||0)+1'
const ENTITY = HIT.replace(/[a-z]/, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`)

/** Elements and attributes that run something by themselves once they are shown. */
const DIRECT = [
  `<script>${HIT}</script>`,
  `<SCRIPT>${HIT}</SCRIPT >`,
  `<script/x>${HIT}</script>`,
  `<img src=x onerror="${HIT}">`,
  `<img src=x onerror=${ENTITY}>`,
  `<img/src=x/onerror=${HIT}>`,
  `<image src=x onerror="${HIT}">`,
  `<svg onload="${HIT}">`,
  `<svg><script>${HIT}</script></svg>`,
  `<svg><script href="data:text/javascript,${HIT}"></script></svg>`,
  `<svg><animate onbegin="${HIT}" attributeName=x dur=1s>`,
  `<svg><set attributeName=onmouseover to=1 onbegin="${HIT}">`,
  `<svg><image href=x onerror="${HIT}">`,
  `<svg><foreignObject><body onload="${HIT}"></foreignObject></svg>`,
  `<iframe srcdoc="<script>parent.${HIT.replaceAll('window.', '')}</script>"></iframe>`,
  `<iframe src="javascript:parent.hit=1"></iframe>`,
  `<iframe onload="${HIT}"></iframe>`,
  `<object data="javascript:${HIT}"></object>`,
  `<object data=x onerror="${HIT}"></object>`,
  `<embed src="javascript:${HIT}">`,
  `<video><source onerror="${HIT}"></video>`,
  `<video src=x onerror="${HIT}"></video>`,
  `<audio src=x onerror="${HIT}"></audio>`,
  `<video poster=x onloadstart="${HIT}" src=x></video>`,
  `<body onload="${HIT}">`,
  `<body onpageshow="${HIT}">`,
  `<details open ontoggle="${HIT}">x</details>`,
  `<input autofocus onfocus="${HIT}">`,
  `<select autofocus onfocus="${HIT}"></select>`,
  `<textarea autofocus onfocus="${HIT}"></textarea>`,
  `<button autofocus onfocus="${HIT}">x</button>`,
  `<a autofocus tabindex=1 href=# onfocus="${HIT}">x</a>`,
  `<div contenteditable autofocus onfocus="${HIT}">x</div>`,
  `<marquee onstart="${HIT}">x</marquee>`,
  `<link rel=stylesheet href=x onerror="${HIT}">`,
  `<link rel=preload as=script href=x onerror="${HIT}">`,
  `<style onload="${HIT}"></style>`,
  `<meta http-equiv=refresh content="0;url=javascript:${HIT}">`,
  `<base href="javascript:${HIT}//"><script src=x></script>`,
  `<form id=f action="javascript:${HIT}"></form><img src=x onerror="f.submit()">`,
  `<div style="animation:x 1s" onanimationstart="${HIT}"></div><style>@keyframes x{}</style>`,
  `<div style="transition:color 1ms;color:red" ontransitionend="${HIT}" ontransitionrun="${HIT}">x</div>`,
  `<template><script>${HIT}</script></template>`,
  `<template shadowrootmode=open><img src=x onerror="${HIT}"></template>`,
  `<portal src="javascript:${HIT}"></portal>`,
  `<isindex type=image src=x onerror="${HIT}">`,
  `<x onclick="${HIT}" id=c>x</x><script>c.click()</script>`,
  `<p onpointerrawupdate="${HIT}" onscrollend="${HIT}" onbeforematch="${HIT}">x</p>`,
]
/** What a second parser may read otherwise than the first: the family of mutations. */
const AROUND: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `<math><mtext><table><mglyph><style><!--</style>${attack}`,
  (attack) => `<math><mtext><mglyph><svg><mtext><style><path id="</style>${attack}">`,
  (attack) => `<svg></p><style><a id="</style>${attack}">`,
  (attack) => `<noscript><p title="</noscript>${attack}">`,
  (attack) => `<form><math><mtext></form><form><mglyph><style></math>${attack}`,
  (attack) => `<title><a title="</title>${attack}">`,
  (attack) => `<textarea><a title="</textarea>${attack}">`,
  (attack) => `<xmp><a title="</xmp>${attack}">`,
  (attack) => `<svg><desc><![CDATA[</desc>${attack}]]>`,
  (attack) => `<!--><b>--!>${attack}<!-- -->`,
  (attack) => `<select><iframe></select>${attack}`,
  (attack) => `<table><caption>${attack}<tr><td>${attack}`,
]
const VECTORS = AROUND.flatMap((around) => DIRECT.map((attack) => around(attack)))

let browser: Browser
let page: Page
const asked: string[] = []
beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage()
  await page.route('**', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ status: 404, body: '' })
  })
})
afterAll(() => browser?.close())

/** Shows markup with nothing in its way, and tells whether anything in it ran. */
async function runs(markup: string): Promise<boolean> {
  await page.setContent(markup, { waitUntil: 'domcontentloaded' })
  return page.evaluate(() => new Promise<boolean>((done) => setTimeout(() => done((globalThis as { hit?: number }).hit !== undefined), 15)))
}

test('of more than six hundred attacks none runs once a page is made inert; many do as they came', { timeout: 600_000 }, async () => {
  expect(VECTORS.length).toBeGreaterThan(600)
  const ran: string[] = []
  for (const vector of VECTORS) {
    await page.goto('about:blank')
    asked.length = 0
    const made = serialize(cleaned(vector).document)
    if (await runs(made)) ran.push(vector)
    expect([vector, asked]).toEqual([vector, []])
  }
  expect(ran).toEqual([])
  let raw = 0
  for (const vector of DIRECT) {
    await page.goto('about:blank')
    if (await runs(vector)) raw++
  }
  expect(raw).toBeGreaterThan(20)
})
