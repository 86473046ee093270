// Who is named as responsible, and for whom of those that are counted; who gives back, digs or is only a place is not.
import { describe, expect, test } from 'vitest'
import { loadRegisters } from '../../edge/registers.ts'
import { languageOf } from '../languages/index.ts'
import type { Statement } from '../model/index.ts'
import { extract } from './extract.ts'

const registers = loadRegisters()
function read(lang: 'ar' | 'en', text: string): Statement[] {
  const language = languageOf(lang)
  if (!language) throw new Error(`no pack for ${lang}`)
  return extract({ id: 'r', format: 'text', lang, text, titleEnd: 0, published: '2025-01-15', problems: [] }, language, registers)
}
const figures = (lang: 'ar' | 'en', text: string) => read(lang, text).filter((one) => one.kind === 'figure')
const accusedIn = (lang: 'ar' | 'en', text: string) =>
  read(lang, text)
    .filter((one) => one.kind === 'accusation')
    .map((one) => one.actor?.name)
const doers = (lang: 'ar' | 'en', text: string) => figures(lang, text).map((one) => one.actor?.name ?? null)

describe('who did it to a part did not do it to all', () => {
  test.each([
    ['ar', 'وثقت الشبكة مقتل 93 مدنيا بينهم 20 طفلا، 31 منهم على يد قوات سوريا الديمقراطية.', [null, null, 'قوات سوريا الديمقراطية']],
    ['ar', 'وثقت الشبكة مقتل 93 مدنيا بينهم 20 طفلا على يد قوات سوريا الديمقراطية.', ['قوات سوريا الديمقراطية', 'قوات سوريا الديمقراطية']],
    ['en', 'The network documented the deaths of 93 civilians, 31 of them at the hands of the Syrian army.', [null, 'Syrian army']],
    ['en', 'The network documented the deaths of 93 civilians at the hands of the Syrian army.', ['Syrian army']],
  ] as const)('%s: %s', (lang, text, actors) => {
    expect(doers(lang, text)).toEqual(actors)
  })
})

describe('who gives back the dead, who digs, and a country', () => {
  test.each([
    ['en', 'The bodies of two men were identified among remains handed over by the Kurdish-led forces.', [null]],
    ['en', 'Two men were killed by the Kurdish-led forces.', ['Kurdish-led forces']],
    ['en', 'Police in Kenya have exhumed 47 bodies near the coast.', [null]],
    ['en', 'Police in Kenya have killed 47 people near the coast.', ['Police']],
    ['ar', 'تسلمت العائلات جثث 12 شخصا سلمتها قوات النظام.', [null]],
  ] as const)('%s: %s', (lang, text, actors) => {
    expect(doers(lang, text)).toEqual(actors)
  })
  test('the diggers are named as such, the country as nothing', () => {
    const [found] = figures('en', 'Police in Kenya have exhumed 47 bodies near the coast.')
    expect(found?.actors.map(({ name, role }) => `${role} ${name}`)).toEqual(['exhumed Police'])
  })
})

describe('the object of a deed, who is told, and who is forced', () => {
  const counted = (text: string) => figures('ar', text).map((one) => `${one.figure?.min} ${one.figure?.of}`)
  test.each([
    ['قتل الجيش شابين في المدينة.', ['2 killed']],
    ['اغتال مسلحون يستقلون دراجة نارية عنصرين من الجيش الوطني.', ['2 killed']],
    ['قتل والد طفلين في المدينة.', ['1 killed']],
    ['قتل 12 شخصا، وقال المتحدث إن 75 ألف شخص شاركوا في البحث عن المفقودين.', ['12 killed']],
    ['قتل 12 شخصا شاركوا في المظاهرة.', ['12 killed']],
    ['كان هناك 104 أشخاص على متن الزورق الذي غرق.', []],
    ['غرق 104 أشخاص على متن الزورق.', ['104 killed']],
    ['نقلت الجثث من المطار (200 كلم شرق المدينة).', []],
    ['انتشلت 229 مجموعة من رفات الجنود.', ['229 bodies']],
    ['لا يزال عدد كبير من الأشخاص في عداد المفقودين.', []],
    ['قال ناجون إن المقاتلين قتلوا 40 رجلا ودفنوهم في ثلاث حفر.', ['40 killed']],
    ['قتل مسلحون سبعة مدنيين في هجوم على بيت جنديين.', ['7 killed']],
    ['وقالت والدة أحد الضحايا لمراسل رويترز إنها لم تره منذ ذلك الحين.', []],
    ['وقالت المنظمة إن القصف أدى إلى مقتل مراسل لرويترز.', ['1 killed']],
    ['أطلق الجنود النار على 20 رجلا بعد أن أجبروهم على حفر قبورهم.', []],
    ['فقد 18 شخصا من عائلة واحدة حياتهم جراء غارة على الحي.', ['18 killed']],
    ['فقد 18 شخصا من عائلة واحدة في البحر.', ['18 missing']],
    ['أعلنت وزارة الدفاع تحييد 12 عنصرا في الشمال.', ['12 killed']],
    ['أجبر الجيش نحو 700 ألف من السكان على الخروج من البلاد.', ['700000 displaced']],
  ])('%s', (text, expected) => {
    expect(counted(text)).toEqual(expected)
  })
  test.each([
    ['ar', 'أسفر القصف على المخيم وسط قطاع غزة عن سقوط 33 قتيلا.', [null]],
    ['ar', 'وبحسب البيان فإن الطائرات قصفت معاقل التنظيم ما أسفر عن مقتل 17 مسلحا.', ['الطائرات']],
    ['ar', 'قال المدير إن 300 جثة وصلت إلى المشفى منذ سقوط النظام.', [null]],
    ['ar', 'قال المدير إن 300 شخص قتلوا بقصف النظام.', ['النظام']],
    ['ar', 'أعلنت الوزارة تحييد 12 عنصرا من تنظيم "بي كي كي" الإرهابي.', [null]],
    ['en', 'More than 300 bodies have arrived since the fall of the Assad regime.', [null]],
    ['en', 'More than 300 people were killed by the Assad regime.', ['Assad regime']],
    ['ar', 'أفاد شهود بأن عناصر من ميليشيا فاغنر قتلوا 300 من سكان البلدة.', ['عناصر من ميليشيا فاغنر']],
    ['ar', 'قال المدير إن الفرق استجابت لبلاغ عن مقبرة جماعية قرب الجسر تضم رفات 75 شخصا.', [null, null]],
    ['ar', 'قتلت ميليشيات موالية للنظام السابق 15 شخصا في البلدة.', ['ميليشيات موالية للنظام السابق']],
    ['en', 'Twelve people were abducted by forces loyal to Khalid Amari in 2019.', ['forces loyal to Khalid Amari']],
    ['en', 'Twelve people were abducted by forces loyal to nobody.', ['forces']],
    ['en', 'Ninety civilians were killed by security forces on the coast.', ['security forces']],
    ['en', 'Ninety civilians were killed by pro-government militias on the coast.', ['pro-government militias']],
    ['en', 'Ninety anti-government protesters were killed.', [null]],
    ['en', 'Three civilians were killed by shells that armed groups fired at the city.', ['armed groups']],
    ['en', 'Islamic State claimed a suicide attack in Kabul that left 15 dead, according to a spokesman.', ['Islamic State']],
    ['en', 'Three brothers were shot dead by men in army uniforms.', [null]],
    ['ar', 'قتل مدنيان نتيجة اعتداء إرهابي نفذته مجموعات مسلحة على الحي.', ['مجموعات مسلحة']],
    ['ar', 'قتل 38 عاملا بأيدي عناصر تنظيم "الدولة الإسلامية" في المدينة.', ['عناصر تنظيم "الدولة الإسلامية"']],
  ] as const)('%s: %s', (lang, text, actors) => {
    expect(doers(lang, text)).toEqual(actors)
  })
  test('who took the city holds the place', () => {
    const [killed] = figures('en', 'Doctors said 460 patients were massacred in the city when the RSF seized it.')
    expect(killed?.actors.map(({ role }) => role)).toEqual(['controls'])
  })
  test('a day and what is joined behind it are of two deeds', () => {
    const [killed] = figures('ar', 'اتهم الوزير التنظيم بقتل 600 سجين يوم 10 حزيران 2014 ودفنهم في واد قريب.')
    expect(killed?.time?.role).toBe('death')
  })
})

describe('who was harmed, and whose clothes the doers wore, is not accused', () => {
  test.each([
    ['ar', 'قالت الوكالة إن انغماسيا قتل 20 عنصرا من الحشد الشعبي في البلدة.', []],
    ['ar', 'قالت الوكالة إن الحشد الشعبي قتل 20 مدنيا في البلدة.', ['الحشد الشعبي']],
    ['en', 'His two sons were shot dead by men in army uniforms, a survivor said.', []],
    ['en', 'His two sons were shot dead by the army, a survivor said.', ['the army']],
  ] as const)('%s: %s', (lang, text, accused) => {
    expect(accusedIn(lang, text).map((name) => name?.replace(/^the /, ''))).toEqual(accused.map((name) => name.replace(/^the /, '')))
  })
})

test('who denies responsibility for deaths does not deny the deaths', () => {
  const commitment = (text: string) => figures('en', text).map((one) => one.figure?.commitment)
  expect(commitment('The army command denied responsibility for the deaths of five civilians.')).toEqual(['asserted'])
  expect(commitment('The army command denied that five civilians were killed.')).toEqual(['denied'])
})

describe('who is asked is not accused by that', () => {
  const kinds = (text: string) => read('ar', text).map((one) => one.kind)
  test.each([
    ['أدانت البعثة اختطاف وقتل ستة مدنيين في المدينة، وحثت السلطات على إجراء تحقيق.', false],
    ['اتهمت البعثة القوات بقتل ستة مدنيين في المدينة، وحثت السلطات على إجراء تحقيق.', true],
  ])('%s', (text, accuses) => {
    expect(kinds(text).includes('accusation')).toBe(accuses)
    expect(kinds(text)).toContain('demand')
  })
})

describe('the role of a time follows what happened on it', () => {
  test.each([
    ['en', 'Gunmen kidnapped three aid workers on Friday.', 'event'],
    ['en', 'Gunmen killed three aid workers on Friday.', 'death'],
    ['en', 'Three men were kidnapped on Friday.', 'event'],
    ['ar', 'اختطف مسلحون ثلاثة من موظفي المنظمة أمس.', 'event'],
    ['ar', 'قتل مسلحون ثلاثة من موظفي المنظمة أمس.', 'death'],
  ] as const)('%s: %s', (lang, text, role) => {
    expect(figures(lang, text).map((one) => one.time?.role)).toEqual([role])
  })
})

describe('months, fathers, bodies still there', () => {
  const told = (text: string) => figures('ar', text).map((one) => `${one.figure?.min} ${one.figure?.of} ${one.figure?.commitment}`)
  test.each([
    ['أعدمهم التنظيم في آب 2014، ورفعت 104 رفات من الموقع.', ['104 bodies asserted']],
    ['قتل أب وأم وثلاثة أطفال في القصف.', ['1 killed asserted', '1 killed asserted', '3 killed asserted']],
    ['لم ترفع بعد جثث 2870 شخصا من تحت الأنقاض.', ['2870 bodies expected']],
    ['رفعت جثث 2870 شخصا من تحت الأنقاض.', ['2870 bodies asserted']],
    ['لم تقع إصابات في الهجوم.', ['0 injured asserted']],
  ] as const)('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })
  test('the father is no month, the mother no place', () => {
    const found = figures('ar', 'قتل خمسة هم الأب والأم وثلاثة أطفال بقصف على حي الزيتون.')
    for (const one of found) {
      expect(one.time).toBeNull()
      expect(one.places.map(({ name }) => name)).toEqual(['حي الزيتون'])
    }
  })
})
