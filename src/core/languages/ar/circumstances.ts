// Arabic tables for circumstances, joined.
import type { CircumstanceTables } from '../circumstances.ts'
import { actors, roles } from './actors.ts'
import { times } from './calendar.ts'
import { weights } from './link-weights.ts'
import { places } from './places.ts'

export const circumstances: CircumstanceTables = {
  places,
  times,
  actors,
  roles,
  clauses:
    'كما فيما بينما حيث إذ لكن ثم بينهم بينها بالإضافة فضلا مضيفا مضيفة مشيرا مشيرة موضحا مؤكدا مؤكدة وأن وأنه وذلك وكان وكانت وقد فقد وتم مما ما إلى جانب عقب',
  additive: 'كما|فضلا عن|إضافة إلى|إضافة الى|بالإضافة إلى|بالإضافة الى|علاوة على|إلى جانب|الى جانب|ناهيك عن|زيادة على|كذلك|أيضا',
  notAdditive: 'قال|قالت|هو|هي|في|كان|كانت|حدث|يلي|لو|ذكر|ذكرت',
  especially: 'خاصة|وبخاصة|خصوصا|لا سيما|ولاسيما|لاسيما|بشكل خاص|على وجه الخصوص|تحديدا|وبالتحديد',
  says: 'نفى نفت نفوا ينفي تنفي قال قالت قالوا أعلن أعلنت أفاد أفادت ذكر ذكرت أكد أكدت أوضح أوضحت أشار أشارت بيان البيان تقرير التقرير صرح صرحت تصريح تصريحات مؤتمر نشر نشرت نشره كشف كشفت وثق وثقت اتهم اتهمت أضاف يقول تقول نقلت نقل بحسب وفق لفت بين حذر',
  weights,
}
