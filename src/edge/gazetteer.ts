// Imports gazetteer files (Who's On First extracts, GeoNames files; gzip or plain) into a case's own gazetteer.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { IsnadError } from '../core/model/plain.ts'
import { gazetteerFormat, type ImportCount, importGazetteer } from '../core/registers/import-gazetteer.ts'
import { asIsnad, writeDurably } from './files.ts'
import { IMPORTED_GAZETTEER } from './registers.ts'

const HEAD = '# Imported gazetteer: id, type, country, lat, lon, population, within, English, Arabic, keys. Made by isnad gazetteer import.'

/** Reads the files into one gazetteer text of ours. Memory: the result, about 100 bytes a place. IsnadError 'unreadable-input' on no known format. */
export async function readGazetteerFiles(files: readonly string[]): Promise<{ text: string; count: ImportCount }> {
  const out: string[] = [HEAD]
  const count: ImportCount = { places: 0, skipped: 0, broken: 0 }
  for (const file of files) {
    let format: 'wof' | 'geonames' | undefined
    try {
      const raw = createReadStream(file)
      const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
      // An error of the file must reach the reader of the lines.
      raw.on('error', (error) => input.destroy(error))
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (!line.trim() || line.startsWith('#')) continue
        format ??= gazetteerFormat(line)
        if (!format) throw new IsnadError('unreadable-input', { path: file, why: 'neither JSON lines nor GeoNames columns' })
        const one = importGazetteer([line], format, (made) => out.push(made))
        count.places += one.places
        count.skipped += one.skipped
        count.broken += one.broken
      }
    } catch (error) {
      const known = asIsnad(error, file)
      // What cannot be opened or unpacked is the input's fault, not the machine's.
      throw known.code === 'io' ? new IsnadError('unreadable-input', { path: file, why: String(known.detail.system ?? '') }, error) : known
    }
  }
  return { text: `${out.join('\n')}\n`, count }
}

/** Imports files into the case folder; an earlier import is replaced whole. Returns the counts and the file written. */
export async function importIntoCase(files: readonly string[], caseFolder: string): Promise<{ file: string; count: ImportCount }> {
  const { text, count } = await readGazetteerFiles(files)
  if (!count.places) throw new IsnadError('unreadable-input', { path: files[0] ?? '', why: 'no place in it' })
  const file = join(caseFolder, IMPORTED_GAZETTEER)
  await writeDurably(file, new TextEncoder().encode(text), caseFolder)
  return { file, count }
}
