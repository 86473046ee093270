// assemble: an item a reader found becomes a Report: text, language, dates, and what is wrong with it.
import type { Imported, LanguageCode, Problem, Report } from '../model/index.ts'
import { MOST_READ } from '../model/plain.ts'
import { readDate } from './dates.ts'
import { bidiFlags, dateFlag, lookAlikeFlags } from './flags.ts'
import type { Item } from './format.ts'

/** What the caller knows of a report besides its content. */
export interface ReportIds {
  readonly id: string
  /** Name of the format that read it. */
  readonly format: string
  /** The capture it came from; the item's path is added here. */
  readonly capture?: { readonly entry: number; readonly sha256: string; readonly item?: string }
  /** ISO instant of the capture, for dates that lie after it. */
  readonly capturedAt?: string
}

/**
 * The report of an item. `text` is `title + "\n\n" + body`, neither trimmed inside, so that spans made on the item hold;
 * `detect` names the language where the item does not (it gets title and body). Pure; never throws.
 */
export function assembleReport(item: Item, ids: ReportIds, detect: (text: string) => LanguageCode): Report {
  const title = item.title?.trim() ? item.title : undefined
  const text = title === undefined ? item.body : `${title}\n\n${item.body}`
  const lang = item.lang ?? detect(text)
  const problems: Problem[] = [...item.problems]
  if (text.length > MOST_READ) problems.push({ code: 'long-text', detail: { characters: text.length, read: MOST_READ } })
  if (lang === 'und') problems.push({ code: 'unknown-language' })
  const published = checkDate(item.published, 'published', ids.capturedAt, problems)
  const modified = checkDate(item.modified, 'modified', ids.capturedAt, problems)
  problems.push(...bidiFlags(text), ...lookAlikeFlags(text, 'text', true))
  if (item.outlet) problems.push(...lookAlikeFlags(item.outlet, 'outlet', false))
  if (item.author) problems.push(...lookAlikeFlags(item.author, 'author', false))
  return {
    id: ids.id,
    ...(item.givenId !== undefined ? { givenId: item.givenId } : {}),
    ...(ids.capture ? { capture: { entry: ids.capture.entry, sha256: ids.capture.sha256, item: ids.capture.item ?? item.path } } : {}),
    format: item.format ?? ids.format,
    lang,
    ...(item.outlet ? { outlet: item.outlet } : {}),
    ...(item.author ? { author: item.author } : {}),
    ...(title !== undefined ? { title } : {}),
    text,
    titleEnd: title?.length ?? 0,
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    ...(item.url ? { url: item.url } : {}),
    ...(item.basedOn ? { basedOn: item.basedOn } : {}),
    ...(item.reconstructed ? { reconstructed: true } : {}),
    ...(item.links?.length ? { links: [...item.links] } : {}),
    ...(item.imported ? { imported: shifted(item.imported, title === undefined ? 0 : title.length + 2) } : {}),
    problems: dropRepeats(problems),
  }
}

function checkDate(written: string | undefined, which: string, capturedAt: string | undefined, problems: Problem[]): string | undefined {
  if (!written) return undefined
  const date = readDate(written)
  if (!date) {
    problems.push({ code: 'bad-date', detail: { date: written.slice(0, 80), which } })
    return undefined
  }
  const flag = dateFlag(date, which, capturedAt)
  if (flag) problems.push(flag)
  return date
}

/** Spans of a body as spans of the whole text. */
function shifted(imported: Imported, by: number): Imported {
  const move = ([from, to]: readonly [number, number]): [number, number] => [from + by, to + by]
  return {
    ...imported,
    readTo: imported.readTo === 0 ? 0 : imported.readTo + by,
    figures: imported.figures.map((one) => ({ ...one, span: move(one.span), figure: { ...one.figure, span: move(one.figure.span) } })),
  }
}

function dropRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter((problem) => {
    const key = JSON.stringify(problem)
    return !seen.has(key) && seen.add(key)
  })
}
