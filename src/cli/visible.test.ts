// Names that would act on a terminal or on the order of letters are shown with what acts in them.
import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test.each([
  ['report.txt', 'report.txt'],
  ['تقرير الرقة.html', 'تقرير الرقة.html'],
  ['می\u200Cرود.txt', 'می\u200Cرود.txt'],
  ['exe.\u202Efdp', 'exe.<U+202E>fdp'],
  ['a\nb\tc', 'a<U+000A>b<U+0009>c'],
  ['\u001B[31mred', '<U+001B>[31mred'],
  ['\u2066x\u2069', '<U+2066>x<U+2069>'],
])('%j', (name, shown) => expect(visible(name)).toBe(shown))
