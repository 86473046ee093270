// A request for an output, as the makers of outputs take it: what is not given is not there.
import type { OutputRequest } from '../../core/model/index.ts'
import type { OutputWish } from './forms.ts'

/** The wish of a request. */
export function wishOf({ form, language, title, question, withheld, names, format: _format, approval, ...selection }: OutputRequest): OutputWish {
  return { form, language, selection: given(selection), ...given({ title, question, withheld, names, approval }) }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
/** An object without the fields that are not given. */
export function given<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Present<T>
}
