// Which files of a folder are reports.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportFiles } from './folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-folder-'))
  mkdirSync(join(folder, 'sub'))
  for (const name of ['b.txt', 'a.html', '.hidden', 'README.md', 'LICENSE', 'expected.json', 'sub/c.jsonl', 'readme-of-a-witness.txt']) {
    writeFileSync(join(folder, name), 'x')
  }
  symlinkSync('/etc/hostname', join(folder, 'link.txt'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const listed = async () => (await reportFiles(folder)).map((path) => relative(folder, path).replaceAll('\\', '/'))

test('all files in order, but hidden ones, links and the notes of the folder', async () => {
  expect(await listed()).toEqual(['a.html', 'b.txt', 'readme-of-a-witness.txt', 'sub/c.jsonl'])
})
test('a manifest decides, and keeps its own order', async () => {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ files: [{ file: 'b.txt' }, { file: 'a.html' }] }))
  expect(await listed()).toEqual(['b.txt', 'a.html'])
})
test.each(['../../etc/passwd', '/etc/passwd', 'sub/../../x', '..'])('a manifest that points to %s is no manifest', async (file) => {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ files: [{ file }] }))
  expect(await listed()).toEqual(['a.html', 'b.txt', 'readme-of-a-witness.txt', 'sub/c.jsonl'])
})
test('a folder that is not there is the caller to tell', async () => {
  await expect(reportFiles(join(folder, 'absent'))).rejects.toThrow(/ENOENT/)
})
