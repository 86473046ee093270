// What a table of a person says of its rows: figures as they were entered, each with the row it stands in. Never mixed with what the machine reads.
import { z } from 'zod'
import { Span } from './span.ts'
import { ChainLink, Figure, PlaceMention, TimeMention, Who } from './statement.ts'

/** Kinds of table that come in row by row. */
export const TableKind = z.enum(['figures', 'bayanat', 'uwazi'])
export type TableKind = z.infer<typeof TableKind>

export const ImportedFigure = z.object({
  /** Line of the table, the heading being 1. */
  row: z.int(),
  /** The row in the report's text. */
  span: Span,
  figure: Figure,
  who: Who.optional(),
  chain: z.array(ChainLink),
  places: z.array(PlaceMention),
  times: z.array(TimeMention),
})
export type ImportedFigure = z.infer<typeof ImportedFigure>

export const Imported = z.object({
  as: TableKind,
  /** Up to where the text is words of a document, which the machine reads like any other; the rest is cells. */
  readTo: z.int().min(0),
  figures: z.array(ImportedFigure),
})
export type Imported = z.infer<typeof Imported>
