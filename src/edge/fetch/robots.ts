// robots.txt (RFC 9309): whether a program that follows links by itself may ask for a path.

export interface Robots {
  allows(path: string): boolean
  /** Seconds a site asks to be left alone between two requests, where it says. */
  readonly delay?: number
}

interface Group {
  readonly agents: string[]
  readonly rules: { readonly allow: boolean; readonly pattern: string }[]
  delay?: number
}

export const ALL_ALLOWED: Robots = { allows: () => true }
export const NONE_ALLOWED: Robots = { allows: () => false }

const SIZE = 500 * 1024
const RULES = 2000

/** Reads robots.txt for one agent: the groups that name it, else those for everyone. The longest matching rule decides; a tie allows. */
export function readRobots(text: string, agent: string): Robots {
  const groups: Group[] = []
  let open = false
  for (const raw of text.slice(0, SIZE).split(/\r\n|\r|\n/)) {
    const line = /^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$/.exec(raw.replace(/#.*$/, ''))
    const key = line?.[1]?.toLowerCase()
    const value = line?.[2] ?? ''
    if (key === 'user-agent') {
      const group = groups.at(-1)
      if (open && group) group.agents.push(value.toLowerCase())
      else groups.push({ agents: [value.toLowerCase()], rules: [] })
      open = true
      continue
    }
    const group = groups.at(-1)
    if (!key || !group) continue
    if (key === 'allow' || key === 'disallow') {
      if (value && group.rules.length < RULES) group.rules.push({ allow: key === 'allow', pattern: value })
      open = false
    } else if (key === 'crawl-delay' && /^\d{1,4}(\.\d+)?$/.test(value)) group.delay = Number(value)
  }
  const mine = groups.filter((group) => group.agents.some((name) => name !== '*' && name !== '' && agent.toLowerCase().includes(name)))
  const chosen = mine.length ? mine : groups.filter((group) => group.agents.includes('*'))
  const rules = chosen.flatMap((group) => group.rules)
  const delay = chosen.map((group) => group.delay).find((seconds) => seconds !== undefined)
  return { allows: (path) => decide(rules, path), ...(delay === undefined ? {} : { delay }) }
}

function decide(rules: Group['rules'], path: string): boolean {
  let best: { allow: boolean; length: number } | undefined
  for (const { allow, pattern } of rules) {
    if (!matches(pattern, path)) continue
    if (!best || pattern.length > best.length || (pattern.length === best.length && allow)) best = { allow, length: pattern.length }
  }
  return best?.allow ?? true
}

/** `*` stands for anything, a final `$` for the end; without a regular expression, so that no pattern can stall us. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...rest] = pieces
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, piece] of rest.entries()) {
    const last = index === rest.length - 1
    const found = anchored && last ? path.length - piece.length : path.indexOf(piece, at)
    if (found < at || (anchored && last && !path.endsWith(piece))) return false
    at = found + piece.length
  }
  return !anchored || at === path.length || (rest.length > 0 && rest.at(-1) === '')
}
