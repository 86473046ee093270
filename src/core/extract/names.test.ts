// Where a speaker's name begins and ends, and who is no speaker: sentences of the kinds reports are written in, hits and refusals alike.
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
const said = (lang: 'ar' | 'en', text: string) =>
  read(lang, text)
    .filter((one) => one.kind === 'figure')
    .map((one) => one.chain.map(({ name }) => name).join(' < '))

describe('a name ends where the next clause, a count or a pronoun begins', () => {
  test.each([
    ['ar', 'وبحسب وكالة سانا فقد استشهد مدنيان في القصف.', ['وكالة سانا']],
    ['ar', 'وبحسب وكالة سانا استشهد مدنيان في القصف.', ['وكالة سانا']],
    ['ar', 'ونقلت وكالة رويترز عن شاهدين قولهما إن 12 جثة نقلت إلى الموقع.', ['وكالة رويترز < شاهدين']],
    ['ar', 'قتل أكثر من 100 شخص في القرية، بحسب لجان المقاومة.', ['لجان المقاومة']],
    ['ar', 'قتل أكثر من 100 شخص في القرية، وفقا لوزارة الصحة.', ['وزارة الصحة']],
    ['ar', 'وأفاد بيان صادر عن وزارة الداخلية بمقتل ثلاثة من العناصر.', ['وزارة الداخلية']],
    ['ar', 'وأفاد بيان بمقتل ثلاثة من العناصر.', ['بيان']],
    ['ar', 'أعلنت الهيئة الوطنية للمفقودين توثيق 60 مقبرة جماعية.', ['الهيئة الوطنية للمفقودين']],
    ['ar', 'وبين الناطق باسم الدفاع المدني أن طواقمه انتشلت 137 جثة.', ['الناطق باسم الدفاع المدني']],
    ['ar', 'وبين الجيش والفصائل اشتباكات أدت إلى مقتل 12 شخصا.', ['']],
    ['ar', 'انتشلت رفات 30 شخصا، وفق ما قال ياسر الخميس قائد الفريق.', ['ياسر الخميس قائد الفريق']],
    ['ar', 'انتشلت رفات 30 شخصا، وفق ما قالت الوزارة الخميس.', ['الوزارة']],
    ['en', 'According to witnesses quoted by Reuters, gunmen shot dead 600 inmates.', ['Reuters < witnesses']],
    ['en', 'According to witnesses, gunmen shot dead 600 inmates.', ['witnesses']],
    ['en', 'Ten reporters were killed, the Committee to Protect Journalists said.', ['the Committee to Protect Journalists']],
    ['en', 'The government says 46,000 people are missing, while activists put the figure closer to 110,000.', ['The government', 'activists']],
    ['en', 'The army returned 15 bodies, while the health ministry put the total at 285.', ['', 'the health ministry']],
  ] as const)('%s: %s', (lang, text, chains) => {
    expect(said(lang, text)).toEqual(chains)
  })
})

test('where who speaks sits is not where it happened, where another place is told', () => {
  const places = (text: string) => read('ar', text).flatMap((one) => one.places.map(({ name }) => name))
  expect(places('عثر على 18 جثة في كوجو، بحسب دائرة الطب العدلي في بغداد.')).toEqual(['كوجو'])
  expect(places('عثر على 18 جثة في بغداد، بحسب دائرة الطب العدلي.')).toEqual(['بغداد'])
})
test('a burial done again is a reburial', () => {
  const remains = (text: string) => read('ar', text).map((one) => one.figure?.remains)
  expect(remains('أعاد أهالي البلدة دفن رفات 93 شهيدا في المقبرة.')).toEqual(['reburied'])
  expect(remains('دفن أهالي البلدة رفات 93 شهيدا في حفرة.')).toEqual(['alleged'])
})

describe('what is told of is not who tells it', () => {
  test.each([
    ['The bodies of two reporters were identified among the remains, the court said.', ['the court']],
    ['The bodies of two reporters were identified among the remains.', ['']],
    ['Drone strikes blamed on the army killed 34 people, residents said.', ['residents']],
    ['Residents blamed the army for the deaths of 34 people.', ['Residents']],
  ])('%s', (text, chains) => {
    expect(said('en', text)).toEqual(chains)
  })
  test('students who are counted demand nothing; who demands does', () => {
    expect(read('ar', 'وكان التنظيم أعدم نحو 1700 طالب في القاعدة.').map((one) => one.kind)).toEqual(['figure'])
    expect(said('ar', 'وكان التنظيم أعدم نحو 1700 طالب في القاعدة.')).toEqual([''])
    expect(read('ar', 'وفي 2014 طالب المرصد السلطات بالتحقيق في مقتل 12 مدنيا.').map((one) => one.kind)).toContain('demand')
  })
  test('a demand behind a time begins at its verb', () => {
    const text = 'Amnesty International accused the group of killing 17 people in Ardamata, in early November and urged the UN to investigate.'
    const demand = read('en', text).find((one) => one.kind === 'demand')
    expect(demand && text.slice(...demand.span)).toBe('urged the UN to investigate')
  })
})
