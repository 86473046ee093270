// Table: English number words, vague amounts and qualifiers.
import { entries, type NumberRole, type Sense } from '../figures.ts'

const number = (role: NumberRole, list: string): [string, Sense][] =>
  list.split('|').map((pair) => {
    const [word, value] = pair.split('=') as [string, string]
    return [word.trim(), { is: 'number', value: Number(value), role }]
  })
const vague = (min: number, max: number, list: string) => entries({ is: 'vague', min, max }, list)

export const numerals: [string, Sense][] = [
  ...number('unit', 'one=1|two=2|three=3|four=4|five=5|six=6|seven=7|eight=8|nine=9|ten=10|both=2'),
  ...number('teen', 'eleven=11|twelve=12|thirteen=13|fourteen=14|fifteen=15|sixteen=16|seventeen=17|eighteen=18|nineteen=19'),
  ...number('ten', 'twenty=20|thirty=30|forty=40|fourty=40|fifty=50|sixty=60|seventy=70|eighty=80|ninety=90'),
  ...number('hundred', 'hundred=100'),
  ...number('scale', 'thousand=1000|million=1000000|billion=1000000000'),
  ...number(
    'dozen',
    'dozen=12|a dozen=12|half a dozen=6|half-dozen=6|half a million=500000|a quarter of a million=250000|a couple of=2|a couple=2|a pair of=2|a hundred=100|a thousand=1000|a million=1000000',
  ),
  ...vague(20, 99, 'dozens of|dozens|several dozen|several dozens|several dozens of|a few dozen|few dozen|some dozens of|many dozens of'),
  ...vague(40, 99, 'scores of|scores'),
  ...vague(200, 999, 'hundreds of|hundreds|several hundred|a few hundred'),
  ...vague(2000, 9999, 'thousands of|thousands|several thousand|a few thousand'),
  ...vague(20000, 99999, 'tens of thousands of|tens of thousands'),
  ...vague(200000, 999999, 'hundreds of thousands of|hundreds of thousands|several hundred thousand|a few hundred thousand'),
  ...vague(2000000, 9999999, 'millions of|millions'),
  ...vague(3, 9, 'several|a few|multiple|a number of|a handful of'),
  ...entries(
    { is: 'qualifier', qualifier: 'more-than', side: 'before' },
    'more than|over|above|upwards of|in excess of|exceeding|exceeds|exceeded|well over|just over|surpassed|surpassing|topped|tops|passed|greater than',
  ),
  ...entries(
    { is: 'qualifier', qualifier: 'at-least', side: 'before' },
    'at least|at the very least|not less than|no less than|no fewer than|not fewer than|a minimum of|minimum',
  ),
  ...entries({ is: 'qualifier', qualifier: 'up-to', side: 'before' }, 'up to|as many as|a maximum of|at most|no more than|not more than|maximum'),
  ...entries({ is: 'qualifier', qualifier: 'less-than', side: 'before' }, 'less than|fewer than|under|below'),
  ...entries(
    { is: 'qualifier', qualifier: 'about', side: 'before' },
    'about|around|approximately|roughly|some|nearly|almost|close to|an estimated|estimated|circa|approx|near|just under|as many as about',
  ),
  ...entries({ is: 'qualifier', qualifier: 'at-least', side: 'after' }, 'or more|at least|at minimum|at a minimum|and counting'),
  ...entries({ is: 'qualifier', qualifier: 'more-than', side: 'after' }, '+|plus'),
  ...entries({ is: 'qualifier', qualifier: 'about', side: 'after' }, 'or so|approximately'),
  ...entries({ is: 'qualifier', qualifier: 'up-to', side: 'after' }, 'at most|or fewer|or less'),
]
