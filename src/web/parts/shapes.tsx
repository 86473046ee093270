// Small signs: each kind and state has its own shape, so that colour never carries meaning alone.
import type { ReactNode } from 'react'

const KINDS: Readonly<Record<string, ReactNode>> = {
  figure: <rect x="2.5" y="2.5" width="11" height="11" rx="2" />,
  accusation: <path d="M8 1.500 14.800 13.500H1.200Z" />,
  demand: <path d="M8 1.200 14.800 8 8 14.800 1.200 8Z" />,
  denial: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <path d="M3.800 12.200 12.200 3.800" stroke="currentColor" strokeWidth="2.2" />
    </>
  ),
}

/** The shape of a statement's kind; always beside its name in words. */
export function KindShape({ kind }: { kind: string }) {
  return (
    <svg className="shape" viewBox="0 0 16 16" width="13" height="13" fill="currentColor" aria-hidden="true">
      {KINDS[kind]}
    </svg>
  )
}

const STATES: Readonly<Record<string, ReactNode>> = {
  machine: <circle cx="8" cy="8" r="5.600" fill="none" stroke="currentColor" strokeWidth="1.800" strokeDasharray="2.500 2.200" />,
  imported: <path d="M2.500 3H13.500V13H2.500ZM2.500 8H13.500M8 3V13" fill="none" stroke="currentColor" strokeWidth="1.600" />,
  confirmed: <path d="M2.500 8.500 6.500 12.500 13.500 4" fill="none" stroke="currentColor" strokeWidth="2.400" />,
  corrected: <path d="M2.500 13.500 3.500 10 10.500 3 13 5.500 6 12.500Z" fill="none" stroke="currentColor" strokeWidth="1.800" />,
  added: <path d="M8 2.500V13.500M2.500 8H13.500" stroke="currentColor" strokeWidth="2.400" />,
  'set-aside': <path d="M2.500 8H13.500" stroke="currentColor" strokeWidth="2.400" />,
}

export function StateShape({ how }: { how: string }) {
  return (
    <svg className="shape" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      {STATES[how]}
    </svg>
  )
}

/** An arrow that points onward in the reading direction. */
export function Onward() {
  return (
    <svg className="onward" viewBox="0 0 18 10" width="18" height="10" aria-hidden="true">
      <path d="M1 5H16M12 1.500 16 5 12 8.500" fill="none" stroke="currentColor" strokeWidth="1.500" />
    </svg>
  )
}
