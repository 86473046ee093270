// Prints a dossier as PDF with Typst in WebAssembly: Arabic shaped, notes at the end linked from every figure, tagged, the same bytes for the same dossier.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chainWords, directed, instant, isolateLtr, isolateName } from '../../../core/dossier/direction.ts'
import type { Block, Dossier, DossierLanguage } from '../../../core/dossier/dossier.ts'
import { svgOf } from '../../../core/dossier/drawings/drawing.ts'
import { fileHeading, fileWords } from '../../../core/dossier/file-words.ts'
import { howRead } from '../../../core/dossier/html.ts'
import { IsnadError } from '../../../core/model/plain.ts'
import { template } from './template.ts'

const require = createRequire(import.meta.url)
const FONTS = ['400Regular/Amiri_400Regular.ttf', '700Bold/Amiri_700Bold.ttf']
const PDF = 1

/** The PDF of a dossier. `dossier.madeAt` is the only time in it. Takes about a second to start. */
export async function printPdf(dossier: Dossier, language: DossierLanguage): Promise<Uint8Array> {
  const { createTypstCompiler } = await import('@myriaddreamin/typst.ts/compiler')
  const { loadFonts } = await import('@myriaddreamin/typst.ts')
  const wasm = await readFile(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  const fonts = await Promise.all(FONTS.map(async (file) => new Uint8Array(await readFile(require.resolve(`@expo-google-fonts/amiri/${file}`)))))
  const compiler = createTypstCompiler()
  await compiler.init({ getModule: () => ({ module_or_path: wasm }), beforeBuild: [loadFonts(fonts, { assets: false })] })
  compiler.addSource('/main.typ', template)
  const { result, diagnostics } = await compiler.compile({
    mainFilePath: '/main.typ',
    format: PDF,
    inputs: { data: JSON.stringify(printData(dossier, language)) },
    diagnostics: 'unix',
  })
  if (!result) throw new IsnadError('internal', { what: 'typst', said: (diagnostics ?? []).join('; ').slice(0, 600) })
  return result as Uint8Array
}

const RECONSTRUCTED = { ar: 'إعادة بناء، وليست أدلة', en: 'Reconstructions, not evidence' } as const

/** A block as the template takes it: widths of every table, pictures as SVG in the font of the page. */
function printable(block: Block): unknown {
  if (block.kind === 'table') return { ...block, widths: block.widths ?? block.head.map((_, i) => [0.9, 2.6, 0.8][i] ?? 1) }
  if (block.kind !== 'drawing') return block
  const picture = (lang: 'ar' | 'en') => ({
    svg: svgOf(block[lang], block.caption[lang], 'Amiri').replaceAll('currentColor', '#000'),
    width: block[lang].width,
    height: block[lang].height,
  })
  return { ...block, ar: picture('ar'), en: picture('en') }
}

/** What the template reads: words resolved, notes cut into what stands before, at and after the statement. */
function printData(dossier: Dossier, language: DossierLanguage): unknown {
  const langs = language === 'both' ? (['ar', 'en'] as const) : ([language] as const)
  const first = langs[0]
  const [year, month, day] = dossier.madeAt.slice(0, 10).split('-').map(Number)
  const say = (ar: string, en: string) => (first === 'ar' ? ar : en)
  return {
    langs,
    title: langs.map((lang) => dossier.title[lang]).join(' · '),
    titles: { ar: directed(dossier.title.ar, 'ar'), en: directed(dossier.title.en, 'en') },
    by: dossier.by,
    year,
    month,
    day,
    meta: {
      ar: `أعد في ${isolateLtr(instant(dossier.madeAt))}، أعده ${isolateName(dossier.by)}${dossier.checkpoint ? `، نقطة تحقق السجل: ${dossier.checkpoint.size} قيدا` : ''}`,
      en: `Made at ${instant(dossier.madeAt)} by ${isolateName(dossier.by)}${dossier.checkpoint ? `; ledger checkpoint at ${dossier.checkpoint.size} entries` : ''}`,
    },
    warning: dossier.reconstructed ? langs.map((lang) => RECONSTRUCTED[lang]).join(' · ') : null,
    sections: dossier.sections.map((section) => ({ ...section, blocks: section.blocks.map(printable) })),
    notes: dossier.footnotes.map((note) => ({
      before: note.sentence.slice(0, note.marked[0]),
      exact: note.sentence.slice(...note.marked),
      after: note.sentence.slice(note.marked[1]),
      lang: note.lang === 'und' ? 'en' : note.lang,
      who: [
        isolateName(note.outlet ?? '—'),
        note.date ? isolateLtr(note.date.slice(0, 10)) : '—',
        note.chain.length ? chainWords(note.chain, first) : say('بصوت المنشور نفسه', "in the outlet's own voice"),
        howRead(note)[first],
        ...(note.lang === first ? [] : [say('بلا ترجمة', 'not translated')]),
      ].join(first === 'ar' ? '، ' : ', '),
      sha256: note.sha256,
      entry: note.entry === null ? '' : say(`قيد السجل ${note.entry}`, `ledger entry ${note.entry}`),
    })),
    'notes-heading': say('الحواشي: الكلمات المحفوظة', 'Notes: the captured words'),
    'captures-heading': say('النسخ المحفوظة وبصماتها', 'Captured copies and their hashes'),
    captures: dossier.captures.map((c) => ({
      line: [isolateName(c.outlet ?? '—'), c.date ? isolateLtr(instant(c.date)) : '—', isolateName(c.title ?? '—')].join(' · '),
      lang: /\p{Script=Arabic}/u.test(c.title ?? '') ? 'ar' : 'en',
      sha256: c.sha256,
      entry: c.entry === null ? '' : say(`قيد السجل ${c.entry}`, `ledger entry ${c.entry}`),
    })),
    root: dossier.checkpoint?.root ?? null,
    'file-heading': say(fileHeading.ar, fileHeading.en),
    file: fileWords('pdf').map(({ ar, en }) => ({ ar: directed(ar, 'ar'), en })),
    'root-label': say('جذر السجل', 'Ledger root'),
  }
}
