// What the parts of the extractor hand to each other: found figures, attribution, circumstances.
import type { ActorMention, ChainLink, Figure, Mention, PlaceMention, RoledActor, RuleTrace, Span, TimeMention, Who } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'

/** A figure found in the text, before anyone asks who says so or where. */
export interface FoundFigure {
  /** The whole phrase: qualifier, number, harm word. */
  readonly span: Span
  readonly figure: Figure
  readonly who: Who | null
  /** Tokens of the number expression, and of the harm word it hangs on (its verb or noun). */
  readonly tokens: TokenRange
  readonly harm: TokenRange
  readonly sentence: number
  /** Index (in the list of figures) of the whole this one breaks down, if any. */
  readonly partOf: number | undefined
  readonly trail: readonly RuleTrace[]
}

/** An accusation, demand or denial found in the text. */
export interface FoundRelation {
  readonly kind: 'accusation' | 'demand' | 'denial'
  readonly span: Span
  readonly sentence: number
  readonly chain: readonly ChainLink[]
  /** The accused, for an accusation. */
  readonly actor: ActorMention | null
  /** The addressee, for a demand. */
  readonly to: Mention | null
  readonly trail: readonly RuleTrace[]
}

/** Who may be blamed in a stretch of text, with the signs that it is the doer. */
export interface Culprit {
  readonly name: string
  readonly span: Span
  readonly id: string | undefined
  /** Its first token. */
  readonly at: number
  /** What stands around it: "doer" (من قبل in front), "attack-before" (قصف قوات…), "attack-after" (… forces shelled) and so on. */
  readonly signs: readonly string[]
}

export interface Attributed {
  readonly chain: readonly ChainLink[]
  readonly ownReporter: boolean
  readonly trail: readonly RuleTrace[]
}

/** Who says what in a reading. */
export interface Speech {
  /** The chain that covers these raw offsets: outermost speaker first, the outlet left out. */
  chainFor(span: Span): Attributed
  readonly relations: readonly FoundRelation[]
}

export interface Located {
  readonly places: readonly PlaceMention[]
  /** The nearest time, and all of them with roles. */
  readonly time: TimeMention | null
  readonly times: readonly TimeMention[]
  readonly actor: ActorMention | null
  readonly actors: readonly RoledActor[]
  readonly trail: readonly RuleTrace[]
}

/** Where, when and by whom, for each found figure (same order). */
export interface Circumstances {
  /** `said` is who says the figure: a body that only names its speaker ("the ministry of …") is not who killed. */
  locate(index: number, said?: readonly ChainLink[]): Located
  /** For a relation's clause: the actors, places and times named in it. */
  within(span: Span): Located
  /** Whether the body named there is counted as harmed, or only a place, or men only dressed as it: then nobody accuses it there. */
  spared(span: Span): boolean
}
