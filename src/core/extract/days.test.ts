// Days and resolved times: round trips, months of every tradition, ranges, what stays open.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arabic } from '../languages/ar/index.ts'
import { english } from '../languages/en/index.ts'
import type { Report } from '../model/index.ts'
import { dateOf, dayNumber, dayOfIso, hijriDay, isoDay, monthLength, weekdayOf } from './days.ts'
import { readText } from './reading.ts'
import { mentionTime } from './resolve-times.ts'
import { findTimes } from './times.ts'
import { markWords } from './words.ts'

const times = (text: string, lang: 'ar' | 'en', published?: string) => {
  const report: Report = { id: 'r', format: 'text', lang, text, titleEnd: 0, problems: [], ...(published ? { published } : {}) }
  const reading = readText(report, lang === 'ar' ? arabic : english)
  return findTimes(reading, markWords(reading)).map((time) => mentionTime(reading, time, 'death'))
}

describe('days', () => {
  test('day numbers go there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 2400 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, day) => {
        const n = dayNumber(year, month, day)
        expect(dateOf(n)).toEqual({ year, month, day })
        expect(dayOfIso(isoDay(n))).toBe(n)
      }),
    )
  })
  test('known days', () => {
    expect(weekdayOf(dayNumber(2018, 11, 1))).toBe(4)
    expect(monthLength(2020, 2)).toBe(29)
    expect(dayOfIso('2018-02-30')).toBeUndefined()
    expect(isoDay(hijriDay(1440, 1, 1)).slice(0, 7)).toBe('2018-09')
  })
})

describe('times on a report of Thursday 1 November 2018', () => {
  test.each([
    ['ar', 'عثر يوم أمس على مقبرة', 'يوم أمس', '2018-10-31', '2018-10-31'],
    ['en', 'killed 74 people between 26 and 28 March', 'between 26 and 28 March', '2018-03-26', '2018-03-28'],
    ['en', 'killed on 28-29 November 2016', 'on 28-29 November 2016', '2016-11-28', '2016-11-29'],
    ['en', 'From 3 to 5 May soldiers fired', 'From 3 to 5 May', '2018-05-03', '2018-05-05'],
    ['en', 'killed between 2014 and 2016', 'between 2014 and 2016', '2014-01-01', '2016-12-31'],
    ['en', 'As of Monday, 46 bodies', 'As of Monday', '2018-10-29', '2018-10-29'],
    ['ar', 'قتل 12 شخصا بين 26 و28 آذار', 'بين 26 و28 آذار', '2018-03-26', '2018-03-28'],
    ['ar', 'قتل 12 شخصا بين عامي 2013 و2015', 'بين عامي 2013 و2015', '2013-01-01', '2015-12-31'],
    ['ar', 'قال اليوم الخميس', 'اليوم الخميس', '2018-11-01', '2018-11-01'],
    ['ar', 'قتلوا في القصف العام الماضي', 'العام الماضي', '2017-01-01', '2017-12-31'],
    ['ar', 'انتشلت في 12 تشرين الأول/أكتوبر الماضي', 'في 12 تشرين الأول/أكتوبر الماضي', '2018-10-12', '2018-10-12'],
    ['ar', 'وقع يوم الثلاثاء', 'يوم الثلاثاء', '2018-10-30', '2018-10-30'],
    ['ar', 'دفنوا في كانون الثاني 2015', 'في كانون الثاني 2015', '2015-01-01', '2015-01-31'],
    ['ar', 'قضوا في جانفي 2015', 'في جانفي 2015', '2015-01-01', '2015-01-31'],
    ['ar', 'سقطوا في السادس والعشرين من آب/أغسطس 2016', 'في السادس والعشرين من آب/أغسطس 2016', '2016-08-26', '2016-08-26'],
    ['ar', 'الحصيلة منذ بداية العام الحالي حتى يوم أمس', 'منذ بداية العام الحالي حتى يوم أمس', '2018-01-01', '2018-10-31'],
    ['ar', 'في 20/01/2017 وقع القصف', 'في 20/01/2017', '2017-01-20', '2017-01-20'],
    ['en', 'They were found on Tuesday near the river', 'on Tuesday', '2018-10-30', '2018-10-30'],
    ['en', 'He was killed on 21 August 2013 there', 'on 21 August 2013', '2013-08-21', '2013-08-21'],
    ['en', 'The dead since March 2011 are many', 'since March 2011', '2011-03-01', '2018-11-01'],
    ['en', 'people killed in the 1980s under his rule', 'in the 1980s', '1980-01-01', '1989-12-31'],
    ['en', 'twice a week between 2011 and 2017', 'between 2011 and 2017', '2011-01-01', '2017-12-31'],
    ['ar', 'قتلوا في ثمانينيات القرن الماضي', 'في ثمانينيات القرن الماضي', '1980-01-01', '1989-12-31'],
    ['ar', 'قتلوا في مطلع التسعينيات', 'في مطلع التسعينيات', '1990-01-01', '1993-05-02'],
    ['ar', 'قتلهم التنظيم صيف 2014', 'صيف 2014', '2014-06-01', '2014-08-31'],
    ['en', 'killed in the summer of 2014 there', 'in the summer of 2014', '2014-06-01', '2014-08-31'],
    ['en', 'killed between March 6 and 9, most of them', 'between March 6 and 9', '2018-03-06', '2018-03-09'],
    ['en', 'killed between March 6 and 9 civilians fled', 'between March 6', '2018-03-06', '2018-03-06'],
    ['en', 'They were buried last year', 'last year', '2017-01-01', '2017-12-31'],
    ['en', 'It struck yesterday', 'yesterday', '2018-10-31', '2018-10-31'],
  ] as const)('%s %s', (lang, text, words, from, to) => {
    const hit = times(text, lang, '2018-11-01').find((time) => time.text === words)
    expect(hit, JSON.stringify(times(text, lang, '2018-11-01'))).toMatchObject({ from, to })
    expect(hit?.basis).toBeDefined()
  })
  test('relative words stay open without a date; written dates do not need one', () => {
    expect(times('عثر يوم أمس على مقبرة', 'ar')[0]).not.toHaveProperty('from')
    expect(times('عثر في 5 أيار 2017 على مقبرة', 'ar')[0]).toMatchObject({ from: '2017-05-05', basis: 'as-written' })
  })
  test.each([
    ['ar', 'الطفل البالغ من العمر 10 سنوات'],
    ['ar', 'رجل في الثمانينات من عمره'],
    ['ar', 'وأنا في أواخر السبعينات من عمري'],
    ['en', 'a man in his eighties'],
    ['ar', 'قتل 2014 شخصا'],
    ['en', 'a 45-year old man'],
    ['en', 'It may be that they march there'],
    ['en', 'killed 2013 people'],
  ] as const)('no time in: %s %s', (lang, text) => {
    expect(times(text, lang, '2018-11-01')).toEqual([])
  })
})
