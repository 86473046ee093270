// The words of a PDF as another program reads them (pdftotext of poppler), without the heads and feet of its pages.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const SAY = 'pdftotext is needed to read dossiers back: install it (Debian: apt-get install poppler-utils) or set PDFTOTEXT_PATH.'

function program(): string {
  const given = process.env.PDFTOTEXT_PATH
  const found = given ? [given] : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'pdftotext'))
  const path = found.find((file) => existsSync(file))
  if (!path) throw new Error(SAY)
  return path
}

/** Pages of a PDF as text, in the order a reader meets them. */
export function pdfPages(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-pdf-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes)
    const text = execFileSync(program(), ['-enc', 'UTF-8', join(folder, 'a.pdf'), '-'], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
    return text.toString('utf8').split('\f').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Letters and digits only: how a program sets blanks, marks and vowel signs around a line is its own affair; their order is ours. */
export function bare(text: string): string {
  return (
    text
      .split('\n')
      // raised marks and the numbers of notes come as lines of their own, beside the line they belong to
      .filter((line) => /\p{L}/u.test(line))
      .join('\n')
      .replace(/(?:[\u202a-\u202e\u2066-\u2069]*[[\]][\u202a-\u202e\u2066-\u2069]*[0-9]*)+/gu, '')
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]|\u0640/gu, '')
  )
}
