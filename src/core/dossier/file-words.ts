// What a dossier's file says of itself at its end: what it is, what it cannot do, how it can be checked. One list a form.
import type { Words } from '../model/index.ts'

export const fileHeading: Words = { ar: 'ما هذا الملف', en: 'What this file is' }

const ALL: readonly Words[] = [
  {
    ar: 'صنعه برنامج إسناد من ملف التوثيق عند نقطة التحقق المذكورة. بصمة هذا الملف (SHA-256) مقيدة في سجل الملف قبل خروجه، ومن يملك النسخ المحفوظة يستطيع حساب كل عدد فيه من جديد.',
    en: 'Isnad made it from the case at the checkpoint named. The SHA-256 of this file was entered in the ledger of the case before it left, and whoever holds the captures can compute every number in it anew.',
  },
]

const OF: Readonly<Record<'pdf' | 'docx' | 'html', Words>> = {
  pdf: {
    ar: 'هو PDF موسوم لقارئات الشاشة، وبايتاته هي نفسها كلما أعيد صنعه من الملف نفسه في اللحظة نفسها. وليس PDF/A: فالمنضِّد المستعمل لا يتيح ضبط هذا المعيار. الحواشي في آخره، وكل علامة رابط إلى حاشيتها.',
    en: 'It is a PDF tagged for screen readers, the same bytes whenever it is made from the same case at the same instant. It is not PDF/A: the typesetter in use has no way to set that standard. Notes stand at its end, and every mark links to its note.',
  },
  docx: {
    ar: 'هو مستند Word بحواش حقيقية؛ والعلامة التي تتكرر تُكتب برقم حاشيتها. ولا صور فيه: تقوم الكلمات مقام الرسوم.',
    en: 'It is a Word document with real footnotes; a mark that comes again is written as the number of its note. It holds no pictures: words stand for the drawings.',
  },
  html: {
    ar: 'هو صفحة واحدة بلا برامج، لا تطلب شيئا من أي مكان، وتقرؤها قارئات الشاشة.',
    en: 'It is one page without programs; it asks nothing of anywhere and can be read by screen readers.',
  },
}

/** The lines of a form. */
export function fileWords(form: 'pdf' | 'docx' | 'html'): Words[] {
  return [...ALL, OF[form]]
}
