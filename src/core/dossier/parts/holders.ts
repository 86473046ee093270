// Parts on sites, incidents and running totals: where, what is counted and by whom, what disagrees, how it was passed on, what was graded.
import { type Aggregate, gradeLabels, type Incident, missingLabels, precisionLabels, type Site, type Words } from '../../model/index.ts'
import { isolateLtr } from '../direction.ts'
import type { Block, Line, Section } from '../dossier.ts'
import { drawIsnad, type IsnadLine, isnadLines, isnadPictures } from '../drawings/isnad.ts'
import { exposed, type LocationClass } from '../exposure.ts'
import { joined, labelled, line, plain } from '../lines.ts'
import { discrepancyBlocks, orderedTallies, statementsBehind, tallyBlocks } from '../tallies.ts'
import { type Compiling, named } from './compiling.ts'

/** Name of a holder with its code, in both languages. */
export function holderName(holder: Site | Incident): Words {
  const { ar, en } = placeName(holder)
  const code = holder.code ? ` (${isolateLtr(holder.code)})` : ''
  const day = 'date' in holder && holder.date.from ? holder.date.from : ''
  return { ar: `${ar}${day && `، ${isolateLtr(day)}`}${code}`, en: `${en}${day && `, ${day}`}${code}` }
}

/** The place in both languages; where nobody named one, that is said. */
function placeName({ place }: Site | Incident): Words {
  return place.names ?? (place.name === '—' ? { ar: 'مكان غير مذكور', en: 'place not stated' } : plain(place.name))
}

function placeLine(holder: Site | Incident, cls: LocationClass): Line {
  const { place } = holder
  if (place.name === '—') return line(labelled({ ar: 'المكان', en: 'Place' }, { ar: 'غير مذكور', en: 'not stated' }))
  const parts: Words[] = place.precision === 'unknown' ? [placeName(holder)] : [placeName(holder), precisionLabels[place.precision]]
  const shown = place.lat !== undefined && place.lon !== undefined ? exposed(place.lat, place.lon, cls) : null
  if (shown) {
    const at = `${shown.lat}, ${shown.lon}`
    parts.push(
      shown.doubt
        ? { ar: `${at} (على شبكة، بشك نحو ${shown.doubt} مترا)`, en: `${at} (on a grid, in doubt by about ${shown.doubt} metres)` }
        : plain(at),
    )
  } else parts.push({ ar: 'إحداثياته لا تنشر', en: 'coordinates not published' })
  return line(labelled({ ar: 'المكان', en: 'Place' }, joined(parts)))
}

function body(holder: Site | Incident, making: Compiling): Block[] {
  const { book, state } = making
  return [
    { kind: 'line', line: placeLine(holder, making.classes.get(holder.id) ?? 'withheld') },
    ...orderedTallies(holder.tallies).flatMap((tally) => tallyBlocks(tally, book)),
    ...(making.wants('discrepancies') ? [] : discrepancyBlocks(state.discrepancies, holder.id, book)),
  ]
}

export function siteSections(making: Compiling): Section[] {
  return making.sites.map((site) => {
    const name = holderName(site)
    return { id: site.id, level: 2, heading: { ar: `موقع: ${name.ar}`, en: `Site: ${name.en}` }, blocks: body(site, making) }
  })
}

export function incidentSections(making: Compiling): Section[] {
  return making.incidents.map((incident) => {
    const blocks = body(incident, making)
    if (incident.actor)
      blocks.splice(1, 0, {
        kind: 'line',
        line: line(labelled({ ar: 'الجهة التي تنسب إليها', en: 'Actor it is attributed to' }, named(incident.actor, making.context.nameIn))),
      })
    const grade = incident.grading.set as keyof typeof gradeLabels | null
    const missing = incident.grading.missing.length
      ? joined(incident.grading.missing.map((m) => missingLabels[m as keyof typeof missingLabels] ?? plain(m)))
      : { ar: 'لا شيء', en: 'nothing' }
    blocks.push({
      kind: 'list',
      items: [
        line(labelled({ ar: 'الدرجة', en: 'Grade' }, grade ? gradeLabels[grade] : { ar: 'لم يحددها محلل', en: 'not set by an analyst' })),
        line(labelled({ ar: 'ما ينقص لدرجة أعلى', en: 'What a higher grade would need' }, missing)),
      ],
    })
    const name = holderName(incident)
    return { id: incident.id, level: 2, heading: { ar: `حادثة مبلغ عنها: ${name.ar}`, en: `Reported incident: ${name.en}` }, blocks }
  })
}

export function aggregateSections({ aggregates, state, book, wants, context }: Compiling): Section[] {
  return aggregates.map((a: Aggregate) => ({
    id: a.id,
    level: 2,
    heading: labelled({ ar: 'حصيلة منطقة أو تراكمية', en: 'Area or running total' }, named(a.area, context.nameIn)),
    blocks: [
      {
        kind: 'line',
        line: line({ ar: 'لا تجمع هذه الأعداد إلى أعداد أي موقع أو حادثة.', en: 'These figures are not added to those of any site or incident.' }),
      },
      ...orderedTallies(a.tallies).flatMap((tally) => tallyBlocks(tally, book)),
      ...(wants('discrepancies') ? [] : discrepancyBlocks(state.discrepancies, a.id, book)),
    ],
  }))
}

/** Discrepancies of all that is chosen, together. */
export function discrepancySection({ sites, incidents, aggregates, state, book, context }: Compiling): Section[] {
  const holders: [string, Words][] = [
    ...[...sites, ...incidents].map((holder): [string, Words] => [holder.id, holderName(holder)]),
    ...aggregates.map((a): [string, Words] => [a.id, named(a.area, context.nameIn)]),
  ]
  const blocks = holders.flatMap(([id, name]): Block[] => {
    const [, list] = discrepancyBlocks(state.discrepancies, id, book)
    return list ? [{ kind: 'line', weight: 'strong', line: line(name) }, list] : []
  })
  return [{ id: 'discrepancies', level: 1, heading: { ar: 'التعارضات', en: 'Discrepancies' }, blocks }]
}

/** A name without the marks that hold it together in a line. */
const bare = (name: string): string => name.replace(/[\u2066-\u2069]/gu, '')

/** How each figure's chosen holder was passed on, as a picture and in words. */
export function isnadSection(making: Compiling): Section[] {
  const { state, reports, statements, within } = making
  const originOf = new Map(state.origins.flatMap((origin) => origin.statements.map((id) => [id, origin] as const)))
  const blocks = [...making.sites, ...making.incidents].flatMap((holder): Block[] => {
    const mine = statementsBehind(holder.tallies)
      .flatMap((id) => statements.get(id) ?? [])
      .filter((statement) => within.has(statement.report))
    const nameIn = (name: string, lang: 'ar' | 'en') => bare(named(name, making.context.nameIn)[lang])
    const lines = isnadLines({ statements: mine, reports, originOf })
    const passing = lines.filter(({ names }) => names.length > 1)
    const speaking = new Set(passing.map(({ names }) => names[0]))
    const silent = lines.filter(({ names }) => names.length === 1 && !speaking.has(names[0]))
    const deepest = Math.max(0, ...passing.map(({ names }) => names.length)) - 1
    const name = holderName(holder)
    return isnadPictures(passing, nameIn).map((picture, i, all): Block => {
      const [ar, en] = [drawIsnad(picture, deepest, 'ar', nameIn), drawIsnad(picture, deepest, 'en', nameIn)]
      const last = i === all.length - 1
      const more: Words[] = []
      if (all.length > 1) more.push({ ar: `صورة ${i + 1} من ${all.length}`, en: `picture ${i + 1} of ${all.length}` })
      if (ar.left) more.push({ ar: `سلاسل أخرى لا تسعها الصورة: ${ar.left}`, en: `chains the picture has no room for: ${ar.left}` })
      if (last && silent.length) more.push({ ar: `مواد لا تسمي قائلا: ${silent.length}`, en: `reports that name no speaker: ${silent.length}` })
      const caption = joined([labelled({ ar: 'سلاسل النقل', en: 'Chains of transmission' }, name), ...more], { ar: '؛ ', en: '; ' })
      const told = last ? [...picture, ...silent] : picture
      return { kind: 'drawing', caption, ar: ar.drawing, en: en.drawing, instead: told.map((one) => inWords(one, making.context.nameIn)) }
    })
  })
  return [{ id: 'isnad', level: 1, heading: { ar: 'الإسناد: سلاسل النقل', en: 'Isnad: chains of transmission' }, blocks }]
}

/** A chain as a line of words: who reports, from whom, and whether the program concluded it. */
function inWords({ names, stated }: IsnadLine, nameIn: Compiling['context']['nameIn']): Line {
  const told: Words = stated ? plain('') : { ar: ' (استنتجه البرنامج)', en: ' (concluded by the program)' }
  const said = names.map((one) => named(one, nameIn))
  const alone = said.length === 1 ? { ar: '، لا تسمي قائلا', en: ', names no speaker' } : told
  return line({ ar: `${said.map(({ ar }) => ar).join('، عن ')}${alone.ar}`, en: `${said.map(({ en }) => en).join(', from ')}${alone.en}` })
}
