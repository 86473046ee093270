// Rule trails stand packed with what was read from each report: half of a statement's memory, and looked at one statement at a time.
import type { Statement } from '../../core/model/index.ts'
import { PackedReading, type Reading } from './packed-reading.ts'

/** Stands for a trail that is the reading's own, on the way from the deriving process. */
const PACKED = 0
type Told = Omit<Statement, 'trail'> & { readonly trail?: Statement['trail'] | typeof PACKED }

/** Tells statements to another process without the trails it has in its readings. */
export class TrailTeller {
  readonly #read = new WeakSet<object>()

  /** Notes the trails of statements as read. */
  note(statements: readonly Statement[]): void {
    for (const { trail } of statements) if (trail) this.#read.add(trail)
  }

  tell(statement: Statement): Told {
    return statement.trail && this.#read.has(statement.trail) ? { ...statement, trail: PACKED } : statement
  }
}

/** Gives told statements their trails back, out of the readings, where somebody looks. */
export class PackedTrails {
  readonly #readings: ReadonlyMap<string, Reading>
  readonly #property: PropertyDescriptor
  /** The report looked at last: whoever looks at one statement mostly looks at its neighbours. */
  #last: { readonly reading: Reading; readonly trails: ReadonlyMap<string, Statement['trail']> } | undefined

  constructor(readings: ReadonlyMap<string, Reading>) {
    this.#readings = readings
    const of = (statement: Statement) => this.#trailOf(statement)
    // One getter for all: statements keep one shape, and cost no more than their own words.
    this.#property = {
      enumerable: true,
      configurable: true,
      get(this: Statement) {
        return of(this)
      },
    }
  }

  /** The statement as it was told, its trail taken out of the reading where it is asked for; fields keep their order. */
  taken(told: object): object {
    if ((told as Told).trail !== PACKED) return told
    const statement: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(told))
      if (name === 'trail') Object.defineProperty(statement, name, this.#property)
      else statement[name] = value
    return statement
  }

  #trailOf({ report, id }: Statement): Statement['trail'] {
    const reading = this.#readings.get(report)
    if (!reading) return undefined
    if (this.#last?.reading !== reading) {
      const statements = reading instanceof PackedReading ? (reading.toJSON() as Statement[]) : reading
      this.#last = { reading, trails: new Map(statements.map((one) => [one.id, one.trail])) }
    }
    return this.#last.trails.get(id)
  }
}
