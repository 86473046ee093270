// Entries of the ledger as a person reads them: one line each, in both languages.

import type { Act, Determination, EntryKind, Words } from '../../core/model/index.ts'
import { roleLabels } from '../../core/model/labels.ts'

const KINDS: Readonly<Record<EntryKind, Words>> = {
  opened: { ar: 'فُتح ملف التوثيق', en: 'The case was opened' },
  settings: { ar: 'تغيّرت إعدادات ملف التوثيق', en: 'The settings of the case changed' },
  capture: { ar: 'حُفظت نسخة', en: 'A copy was captured' },
  determination: { ar: 'سُجّل تقدير محلل', en: 'A determination was recorded' },
  export: { ar: 'صُدّرت نسخة', en: 'An export was made' },
  erasure: { ar: 'مُحيت بيانات', en: 'Data were erased' },
  'key-changed': { ar: 'تغيّر مفتاح السجل', en: 'The key of the ledger changed' },
  'clock-moved': { ar: 'رجعت ساعة الجهاز إلى الوراء', en: 'The clock of the machine moved back' },
  timestamp: { ar: 'خُتم السجل بوقت من جهة خارجية', en: 'The ledger was time-stamped by an authority' },
  restored: { ar: 'استُعيد ملف التوثيق من نسخة احتياطية', en: 'The case was restored from a backup' },
}

const ACTS: Readonly<Record<Act['act'], Words>> = {
  confirm: { ar: 'أكّد قولًا', en: 'Confirmed a statement' },
  correct: { ar: 'صحّح قولًا', en: 'Corrected a statement' },
  add: { ar: 'أضاف قولًا', en: 'Added a statement' },
  'set-aside': { ar: 'نحّى قولًا', en: 'Set a statement aside' },
  undo: { ar: 'تراجع عن تقدير سابق', en: 'Took an earlier determination back' },
  'origins-join': { ar: 'جمع أقوالًا تحت قائل أول واحد', en: 'Joined statements under one origin' },
  'origins-split': { ar: 'فصل أقوالًا إلى قائلين أوّلين', en: 'Split statements into separate origins' },
  independence: { ar: 'حدّد علاقة قائلين أوّلين', en: 'Determined how two origins stand to each other' },
  open: { ar: 'فتح موقعًا أو حادثة برمز دائم', en: 'Opened a site or incident with a permanent code' },
  'cluster-join': { ar: 'جمع أقوالًا في موقع أو حادثة', en: 'Joined statements in one site or incident' },
  'cluster-split': { ar: 'فصل أقوالًا بين موقعين أو حادثتين', en: 'Split statements between sites or incidents' },
  'part-of': { ar: 'قرّر أن عددًا جزء من آخر', en: 'Determined that one figure is part of another' },
  'double-count': { ar: 'قرّر أن مجموعًا يعدّ مرتين', en: 'Determined that a total counts twice' },
  place: { ar: 'حدّد مكانًا', en: 'Set a place' },
  duplicate: { ar: 'عدّ مادة نسخة من أخرى', en: 'Marked a report as a duplicate' },
  finding: { ar: 'سجّل استنتاجًا', en: 'Recorded a finding' },
  grade: { ar: 'قدّر حادثة', en: 'Graded an incident' },
  publication: { ar: 'قرّر شأن النشر', en: 'Decided on publication' },
  reliability: { ar: 'قدّر موثوقية جهة', en: 'Judged the reliability of an actor' },
  'second-reading': { ar: 'سجّل قراءة ثانية', en: 'Recorded a second reading' },
  victim: { ar: 'سجّل شخصًا مسمّى في مادة', en: 'Recorded a person a report names' },
  register: { ar: 'عدّل سجل الجهات', en: 'Changed the register of outlets and speakers' },
  material: { ar: 'ربط صورة أو فيلمًا أو تسجيلًا', en: 'Linked a picture, film or recording' },
  'primary-document': { ar: 'قرّر شأن الوثيقة الأصلية', en: 'Said whether the primary document is held' },
  'looked-for': { ar: 'سجّل بحثًا خارج الملف', en: 'Logged a search' },
  approve: { ar: 'أجاز تقريرًا', en: 'Approved a dossier' },
  'saved-search': { ar: 'حفظ بحثًا', en: 'Saved a search' },
  member: { ar: 'حدّد دور شخص', en: 'Set the role of a person' },
  policy: { ar: 'حدّد ما يطلبه الملف من الجميع', en: 'Set what the case asks of all' },
}

const isolated = (text: string) => `\u2068${text}\u2069`

/** A capture: its name or address where known. */
export function captureWords(name: string | undefined): Words {
  const words = KINDS.capture
  return name === undefined ? words : { ar: `${words.ar}: ${isolated(name)}`, en: `${words.en}: ${isolated(name)}` }
}

/** A determination: the act, the words it points at, and the reason given. */
export function determinationWords({ act, reason }: Determination): Words {
  // The name of a person harmed stands in its record, not in the list everybody scrolls through.
  if (act.act === 'member') {
    const name = isolated(act.name)
    const role = roleLabels[act.role]
    if (act.key === null) return { ar: `أنهى مفتاح ${name}: ${isolated(reason)}`, en: `Ended the key of ${name}: ${isolated(reason)}` }
    return { ar: `${ACTS.member.ar}: ${name}، ${role.ar}: ${isolated(reason)}`, en: `${ACTS.member.en}: ${name}, ${role.en}: ${isolated(reason)}` }
  }
  const quoted = 'on' in act && act.act !== 'victim' && act.on.exact ? ` «${isolated(act.on.exact.slice(0, 120))}»` : ''
  return { ar: `${ACTS[act.act].ar}${quoted}: ${isolated(reason)}`, en: `${ACTS[act.act].en}${quoted}: ${isolated(reason)}` }
}

export function entryWords(kind: EntryKind): Words {
  return KINDS[kind]
}

/** What stands for an entry whose content is sealed, where its key is not here. */
export const SEALED: Words = { ar: 'محتوى هذا القيد مختوم، ومفتاحه ليس هنا', en: 'The content of this entry is sealed; its key is not here' }
/** What stands for an entry whose content was erased. */
export const ERASED: Words = { ar: 'مُحي محتوى هذا القيد', en: 'The content of this entry was erased' }
