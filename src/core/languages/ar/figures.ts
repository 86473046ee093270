// arabic tables for figures.
import type { FigureTables } from '../figures.ts'

export const figures: FigureTables = { placeholder: true }
