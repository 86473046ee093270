// Loads the registers: the actor tables of core and the gazetteer file beside the program.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arabic } from '../core/languages/ar/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import { makeActorRegister } from '../core/registers/actor-register.ts'
import { readGazetteer } from '../core/registers/gazetteer.ts'
import { actorTables } from '../core/registers/index.ts'
import type { Registers } from '../core/registers/register.ts'
import { formReader } from '../core/text/index.ts'

/** The file an imported gazetteer stands in, inside a case folder. */
export const IMPORTED_GAZETTEER = 'gazetteer.tsv'

/**
 * The default registers; with `caseFolder`, also the gazetteer imported into that case, if any. Takes about 40 ms.
 * Throws `IsnadError` where the program's own gazetteer file is missing.
 */
export function loadRegisters(options: { readonly caseFolder?: string; readonly gazetteers?: readonly string[] } = {}): Registers {
  const texts = gazetteerFiles(options).map((file) => readFileSync(file, 'utf8'))
  const forms = formReader(arabic.script.clitics)
  let stamp: string | undefined
  return {
    actors: makeActorRegister(actorTables, forms),
    places: readGazetteer(texts, forms),
    // Asked for by a case alone: a command that only extracts hashes nothing.
    get stamp() {
      stamp ??= stampOf(texts)
      return stamp
    },
  }
}

/** The gazetteers a case reads by: the program's own, those given, the one imported into the case. */
export function gazetteerFiles(options: { readonly caseFolder?: string; readonly gazetteers?: readonly string[] }): string[] {
  const files = [defaultGazetteer(), ...(options.gazetteers ?? [])]
  const imported = options.caseFolder ? join(options.caseFolder, IMPORTED_GAZETTEER) : undefined
  return imported && existsSync(imported) ? [...files, imported] : files
}

function stampOf(texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text)
  hash.update(JSON.stringify(actorTables))
  return `registers:${hash.digest('hex').slice(0, 16)}`
}

/** `data/gazetteer.tsv` of the program, from the source tree or from dist. */
function defaultGazetteer(): string {
  for (const up of ['../../data', '../../../data']) {
    const file = join(import.meta.dirname, up, 'gazetteer.tsv')
    if (existsSync(file)) return file
  }
  throw new IsnadError('internal', { file: 'data/gazetteer.tsv', remedy: 'node scripts/gazetteer/build.mjs' })
}
