// english tables for circumstances.
import type { CircumstanceTables } from '../circumstances.ts'

export const circumstances: CircumstanceTables = { placeholder: true }
