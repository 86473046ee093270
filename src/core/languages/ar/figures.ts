// Arabic tables for figures, joined into one lexicon.
import type { FigureTables } from '../figures.ts'
import { cues } from './figures-cues.ts'
import { harmWords } from './figures-harm.ts'
import { peopleWords } from './figures-people.ts'
import { weights } from './figures-weights.ts'
import { numerals } from './numerals.ts'

export const figures: FigureTables = {
  lexicon: [...numerals, ...harmWords, ...peopleWords, ...cues],
  weights,
  // "رفع التحالف حصيلته من القتلى المدنيين إلى 318 بعد أن كانت 159"
  recounts: {
    raised: 'رفع رفعت يرفع ترفع ورفع ورفعت زاد زادت عدل عدلت حدث حدثت ارتفع ارتفعت خفض خفضت',
    count: 'حصيله حصيلته حصيلتها الحصيله عدد العدد اعداد تقدير تقديره تقديرها تقديرات احصاءه احصاءها اجمالي',
    to: 'الي',
    former: 'بعد ان كان|بعد ان كانت|بعدما كان|بعدما كانت|بعد ان بلغت|بعد ان بلغ|مقارنه مع|بدلا من|بعد حصيله سابقه بلغت',
  },
  and: ['و', 'ف'],
  definite: ['ال'],
  judged: ['حكم', 'حكمت', 'الحكم', 'ادان', 'ادانت', 'ادين', 'ادينوا', 'ادانه', 'حوكم', 'حوكموا', 'محاكمه', 'يحاكم', 'تحاكم'],
  spared: ['انقذ', 'انقذت', 'انقذوا', 'انقاذ', 'نجا', 'نجوا', 'نجت', 'نجاه', 'ناجين', 'ناجون', 'ناج', 'ناجيا', 'ناجيات'],
  ageBounds: ['دون', 'تحت', 'فوق'],
  restating: ['هذه', 'تلك', 'هاتين', 'ذات', 'نفس', 'اي', 'كل'],
  within: ['من', 'ب', 'ضمن', 'قرب'],
  sites: ['موقع', 'موقعا', 'مواقع', 'اماكن', 'نقاط'],
  speaks: [],
  dead: ['شهيد', 'شهيدا', 'شهداء', 'ضحيه', 'ضحايا', 'قتيلا', 'قتيل'],
  digs: ['انتشل', 'انتشال', 'استخرج', 'استخراج', 'نبش', 'دفن'],
  deeds: ['قتل', 'اعدام', 'الاعدام', 'اغتيال', 'تصفيه', 'ذبح', 'خطف', 'اختطاف', 'نحر'],
  graveKinds: ['جماعيه'],
  singleKinds: ['فرديه', 'الفرديه', 'فردي', 'فرديا'],
  headLast: false,
}
