// What a person reads for each thing wrong with a document, Arabic and English. Nothing is lost by any of them: the bytes are kept.
import type { Words } from './case.ts'
import type { Problem, ProblemCode } from './problem.ts'

const w = (en: string, ar: string): Words => ({ ar, en })

export const problemLabels: Readonly<Record<ProblemCode, Words>> = {
  'empty-file': w('The file is empty; there is nothing to read.', 'الملف فارغ، ولا شيء فيه يُقرأ.'),
  'binary-file': w('Not a text of any kind Isnad reads.', 'ليس نصًا من الأنواع التي يقرؤها البرنامج.'),
  'invalid-utf8': w('Some bytes are not valid UTF-8 and were read as �.', 'في الملف بايتات ليست UTF-8 سليمة، وقُرئت �.'),
  'charset-conflict': w(
    'The file names two different encodings; the one that fits its bytes was used.',
    'يذكر الملف ترميزين مختلفين، واستُعمل ما يوافق بايتاته.',
  ),
  'charset-guessed': w('No encoding is named; it was guessed from the bytes.', 'لم يُذكر الترميز، فاستُنتج من البايتات.'),
  'too-large': w('Too large to read; the copy is kept.', 'أكبر من أن يُقرأ، والنسخة محفوظة.'),
  'too-deep': w('Nested too deeply; what lies deeper was not read.', 'متداخل أكثر مما ينبغي، وما هو أعمق لم يُقرأ.'),
  truncated: w('The file is cut off before its end.', 'الملف مقطوع قبل نهايته.'),
  'length-mismatch': w('The length stated in the file is not its real one.', 'الطول المذكور في الملف ليس طوله الحقيقي.'),
  'digest-mismatch': w('The digest stated in the file does not fit its bytes.', 'البصمة المذكورة في الملف لا توافق بايتاته.'),
  'not-this-format': w('The file is not of the format it claims.', 'الملف ليس بالصيغة التي يدّعيها.'),
  'unsupported-format': w('This format is not read yet; the copy is kept.', 'هذه الصيغة لا تُقرأ بعد، والنسخة محفوظة.'),
  'no-text-layer': w('Pictures of pages without text: nothing can be read from them.', 'صور صفحات بلا نص، فلا شيء يُقرأ منها.'),
  'text-unreliable': w('The text drawn from the file may be wrong; compare with the page.', 'النص المستخرج من الملف قد يكون خاطئًا، فقارنه بالصفحة.'),
  'password-needed': w('The file is locked with a password.', 'الملف مقفل بكلمة مرور.'),
  'active-content': w('The file carries programs or forms; they were not run.', 'في الملف برامج أو نماذج، ولم تُشغَّل.'),
  'archive-unsafe-name': w(
    'A name inside the archive points outside it; that entry was not read.',
    'اسم داخل الأرشيف يشير إلى خارجه، ولم يُقرأ ذلك العنصر.',
  ),
  'archive-ambiguous': w('The archive names the same entry twice; both are kept apart.', 'في الأرشيف عنصران بالاسم نفسه، وأُبقيا منفصلين.'),
  'archive-bomb': w('The archive unpacks to an absurd size; reading stopped.', 'ينفكّ الأرشيف إلى حجم غير معقول، فتوقفت القراءة.'),
  'archive-entry-cap': w('More entries than are read from one file; the rest were left.', 'عناصر أكثر مما يُقرأ من ملف واحد، وتُرك الباقي.'),
  'type-mismatch': w('The name or declared type says one format, the content another.', 'يدلّ الاسم أو النوع المعلن على صيغة، والمحتوى على غيرها.'),
  'not-an-article': w('This does not look like an article.', 'لا يبدو هذا مقالًا.'),
  'bad-json': w('A line is not valid JSON and was left out.', 'سطر ليس JSON سليمًا، وتُرك.'),
  'bad-row': w('A line lacks a field or holds a wrong one.', 'سطر ينقصه حقل أو فيه حقل خاطئ.'),
  'bad-date': w('A date could not be read.', 'تعذّرت قراءة تاريخ.'),
  'implausible-date': w('A date cannot be right.', 'تاريخ لا يمكن أن يصح.'),
  'bidi-control': w('Hidden characters change the order in which the text is shown.', 'محارف خفية تغيّر ترتيب عرض النص.'),
  'look-alike-letters': w('Letters of another script imitate the usual ones.', 'حروف من كتابة أخرى تحاكي الحروف المعتادة.'),
  'ambiguous-number': w('A number can be read in two ways.', 'عدد يحتمل قراءتين.'),
  'implausible-number': w('A number cannot be right.', 'عدد لا يمكن أن يصح.'),
  'unknown-language': w(
    'The language is not one Isnad reads; the text is kept, nothing was extracted.',
    'اللغة ليست مما يقرؤه البرنامج، والنص محفوظ ولم يُستخرج منه شيء.',
  ),
  unreadable: w('The file could not be read.', 'تعذّرت قراءة الملف.'),
}

/** The words of one problem with its details: line, field, bytes, as the reader gave them. */
export function problemWords(problem: Problem): Words {
  const label = problemLabels[problem.code]
  const details = Object.entries(problem.detail ?? {}).map(([name, value]) => `${name}: ${value}`)
  if (details.length === 0) return label
  const shown = `\u2068${details.join(', ')}\u2069`
  return { ar: `${label.ar} (${shown})`, en: `${label.en} (${shown})` }
}
