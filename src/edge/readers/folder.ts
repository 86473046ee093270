// Which files of a folder are reports: those its manifest lists, else all but hidden files, links and the folder's own notes.
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Manifest = z.object({ files: z.array(z.object({ file: z.string().regex(/^(?!\.\.)[^/\\\0]+$/) })) })
const NOTES = /^(readme|license|licence|notice|manifest|expected)(\.|$)/i

/**
 * Paths of the report files under a folder, in code-unit order (or the manifest's own order). A `manifest.json` with
 * `files: [{ file }]` decides for its folder; without one, dot files, README, LICENSE and symbolic links are left out.
 * Throws what the file system throws.
 */
export async function reportFiles(folder: string, depth = 0): Promise<string[]> {
  const names = (await readdir(folder)).sort()
  if (names.includes('manifest.json')) {
    const manifest = Manifest.safeParse(parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
    if (manifest.success) return manifest.data.files.map((entry) => join(folder, entry.file))
  }
  const out: string[] = []
  for (const name of names) {
    if (name.startsWith('.') || NOTES.test(name)) continue
    const path = join(folder, name)
    const info = await lstat(path)
    if (info.isDirectory() && depth < 32) out.push(...(await reportFiles(path, depth + 1)))
    else if (info.isFile()) out.push(path)
  }
  return out
}

/** A manifest that is no JSON is not a manifest: the folder is then read like any other. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
