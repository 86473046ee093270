// Order: sorting the short lists of one text.

/** Up to here inserting beats the engine's sort, which makes room for runs of lists many times as long. */
const SHORT = 24

/** Sorts in place and returns the list; what compares equal keeps its order. For lists that are nearly always short. */
export function inOrder<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  if (list.length > SHORT) return list.sort(compare)
  for (let i = 1; i < list.length; i++) {
    const one = list[i] as T
    let at = i
    for (; at > 0 && compare(list[at - 1] as T, one) > 0; at--) list[at] = list[at - 1] as T
    list[at] = one
  }
  return list
}
