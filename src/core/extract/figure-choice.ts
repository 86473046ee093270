// What the linking model chooses between, and what it has chosen.
import type { Counted } from '../model/index.ts'
import type { Candidate } from './figure-candidates.ts'
import type { Mark } from './figure-marks.ts'
import type { Trigger } from './figure-scene.ts'

/** A possible answer for one candidate. `of` undefined: no figure. */
export interface Option {
  readonly of: Counted | undefined
  /** The harm word, where one is taken directly. */
  readonly trigger: Trigger | undefined
  /** Index in the accepted list of the figure it breaks down or stands beside. */
  readonly inherits: number | undefined
  readonly breakdown: boolean
  /** Numbers of the features that hold; figure-features names them. */
  readonly features: readonly number[]
  /** A value the same count had before ("up from 159"). */
  readonly former?: boolean
  /** A part that stands before its whole ("among them a child: nine killed"). */
  readonly ahead?: boolean
  /** A count that is kept up: it runs over more than one event. */
  readonly running?: boolean
  /** The people counted, where they stand apart from the number ("its count of civilians killed … to 318"). */
  readonly counted?: Mark | undefined
}

export interface Accepted {
  readonly candidate: Candidate
  readonly of: Counted
  readonly trigger: Trigger
  /** Index of the whole, for a part. */
  readonly partOf: number | undefined
  readonly option: Option
  readonly score: number
}

/** What the features of one candidate share. */
export interface Sight {
  readonly kind: number
  readonly head: number
  readonly place: number
  readonly left: number
  readonly right: number
  readonly size: number
  readonly grave: boolean
  readonly joined: boolean
}
