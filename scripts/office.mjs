// npm run test:office: LibreOffice opens what we write for it. The Word dossier must give the same words, footnotes and numbers, the workbook the same cells.
// Optional: where LibreOffice is not installed it says so in one line and ends with 2; it never passes without having looked.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const found = (
  process.env.SOFFICE_PATH ? [process.env.SOFFICE_PATH] : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'soffice'))
).find((file) => existsSync(file))
if (!found) {
  console.error(
    'test:office: LibreOffice is not here, nothing was looked at: install it (Debian: apt-get install libreoffice-writer libreoffice-calc) or set SOFFICE_PATH.',
  )
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'isnad-office-'))
const faults = []
const check = (what, ok, detail = '') => {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${what}${ok || !detail ? '' : `: ${detail}`}`)
  if (!ok) faults.push(what)
}
const isnad = (...args) => {
  const ran = spawnSync(process.execPath, [join(root, 'dist', 'cli', 'main.js'), ...args], { cwd: folder, encoding: 'utf8' })
  if (ran.status !== 0 && ran.status !== 3) throw new Error(`isnad ${args.join(' ')}: ${ran.stderr}`)
}
/** Opens a file and writes it in another form, with a profile of its own. */
const convert = (file, to) => {
  const ran = spawnSync(
    found,
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      join(folder, file),
    ],
    {
      encoding: 'utf8',
      timeout: 240_000,
    },
  )
  if (ran.status !== 0) throw new Error(`LibreOffice: ${ran.stderr}`)
}
const bare = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]|\u0640/gu, '')
const counted = (list) => {
  const counts = new Map()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

try {
  isnad('init', 'case', '--name', 'الرقة 2018 / Raqqa 2018', '--operator', 'A. Analyst')
  isnad('capture', '-c', 'case', join(root, 'corpus', 'raqqa'))
  for (const lang of ['ar', 'en', 'both']) {
    const name = `dossier-${lang}`
    isnad('dossier', 'case', '--format', 'docx', '--lang', lang, '-o', `${name}.docx`)
    isnad('dossier', 'case', '--format', 'html', '--lang', lang, '-o', `${name}.html`)
    convert(`${name}.docx`, 'html:HTML (StarWriter)')
    const theirs = bare(plain(readFileSync(join(folder, 'out', `${name}.html`), 'utf8')))
    const ours = readFileSync(join(folder, `${name}.html`), 'utf8')
    const quotes = [...ours.matchAll(/<blockquote[^>]*>([\s\S]*?)<\/blockquote>/g)].map(([, inner]) => plain(inner))
    const headings = [...ours.matchAll(/<h[23]>([\s\S]*?)<\/h[23]>/g)].map(([, inner]) => plain(inner)).slice(0, 30)
    // the ledger grows with each file that leaves: its root is another one, the captures are the same
    const captured = ours.slice(ours.indexOf('id="notes"'))
    const hashes = [...new Set([...captured.matchAll(/<code>([0-9a-f]{64})<\/code>/g)].map(([, hash]) => hash))]
    check(
      `${name}.docx: ${quotes.length} captured sentences`,
      quotes.length > 100 && quotes.every((text) => theirs.includes(bare(text))),
      quotes.find((text) => !theirs.includes(bare(text))),
    )
    check(
      `${name}.docx: ${headings.length} headings`,
      headings.every((text) => theirs.includes(bare(text))),
      headings.find((text) => !theirs.includes(bare(text))),
    )
    check(`${name}.docx: ${hashes.length} hashes`, hashes.length > 20 && hashes.every((hash) => theirs.includes(hash)))
    convert(`${name}.docx`, 'pdf')
    check(
      `${name}.docx: printed`,
      readFileSync(join(folder, 'out', `${name}.pdf`))
        .subarray(0, 5)
        .toString() === '%PDF-',
    )
  }
  for (const lang of ['ar', 'en']) {
    isnad('export', 'case.xlsx', 'case', '--lang', lang, '-o', `case-${lang}.xlsx`)
    // every sheet into a file of its own, UTF-8, texts quoted
    convert(`case-${lang}.xlsx`, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1')
    isnad('export', 'statements.csv', 'case', '-o', 'statements.csv')
    const sheets = readdirSync(join(folder, 'out')).filter((file) => file.startsWith(`case-${lang}-`))
    check(`case-${lang}.xlsx: ${sheets.length} sheets`, sheets.length >= 4)
    const cells = counted(sheets.flatMap((file) => rows(readFileSync(join(folder, 'out', file), 'utf8')).flat()))
    const [head, ...body] = rows(readFileSync(join(folder, 'statements.csv'), 'utf8'))
    // what is a text, an id or a number in our table must be a cell of theirs
    const columns = ['report', 'min', 'quote', 'capture_sha256'].map((column) => head.indexOf(column))
    const wanted = body.flatMap((row) => columns.map((at) => row[at])).filter(Boolean)
    const missing = wanted.find((value) => !cells.has(value.replace(/^'/, '')))
    check(`case-${lang}.xlsx: ${wanted.length} cells of ${body.length} statements`, wanted.length > 500 && missing === undefined, missing)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(
  faults.length ? `test:office: ${faults.length} of what LibreOffice gave is not what we wrote` : 'test:office: LibreOffice gives what we wrote',
)
process.exit(faults.length ? 1 : 0)

function plain(html) {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name])
}

/** Rows of a CSV. */
function rows(text) {
  const out = [[]]
  let cell = ''
  let quoted = false
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; i++) {
    const sign = text[i]
    if (quoted) {
      if (sign === '"' && text[i + 1] === '"') cell += text[++i]
      else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"') quoted = true
    else if (sign === ',') {
      out.at(-1).push(cell)
      cell = ''
    } else if (sign === '\n') {
      out.at(-1).push(cell.replace(/\r$/, ''))
      cell = ''
      out.push([])
    } else cell += sign
  }
  if (cell || out.at(-1).length) out.at(-1).push(cell)
  return out.filter((row) => row.length > 1 || row[0])
}
