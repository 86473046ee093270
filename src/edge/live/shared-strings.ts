// Values that came from another process hold every string anew, the names of rules thousands of times over: here equal ones become one.

/** Longer texts are seldom equal (UTF-16 units). */
const SHORT = 80

/** Gives a function that makes equal short strings inside a value one string; the value itself is changed. */
export function stringSharer(): <T>(value: T) => T {
  const pool = new Map<string, string>()
  const share = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (value.length > SHORT) return value
      const known = pool.get(value)
      if (known !== undefined) return known
      pool.set(value, value)
      return value
    }
    if (Array.isArray(value)) for (let i = 0; i < value.length; i++) inside(value, i)
    else if (typeof value === 'object' && value !== null) for (const key in value) inside(value as Record<string, unknown>, key)
    return value
  }
  const inside = (holder: Record<PropertyKey, unknown> | unknown[], key: string | number) => {
    const held = (holder as Record<PropertyKey, unknown>)[key]
    if (typeof held === 'string') {
      const shared = share(held)
      if (shared !== held || held.length <= SHORT) (holder as Record<PropertyKey, unknown>)[key] = shared
    } else if (typeof held === 'object') share(held)
  }
  return (value) => share(value) as typeof value
}
