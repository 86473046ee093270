// Second factors of a case: beside its keys, one secret for each member's key, in nobody's export. A new key has none yet.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { IsnadError } from '../../core/model/plain.ts'
import { codeOf, makeFolder, writeDurably } from '../files.ts'
import { layout } from './layout.ts'

const Factor = z.object({
  /** Shared secret in base 32, as authenticator programs take it. */
  secret: z.string().min(16),
  /** The last step of time a code was taken for: none serves twice. */
  used: z.number().int(),
  /** Instant it was set up, ISO 8601 UTC. */
  at: z.string(),
})
export type Factor = z.infer<typeof Factor>
const Factors = z.record(z.string().regex(/^[0-9a-f]{64}$/), Factor)

/** Where second factors are kept, by the hash of the key they go with. */
export interface FactorStore {
  of(hash: string): Promise<Factor | undefined>
  keep(hash: string, factor: Factor): Promise<void>
}

/** The store of a case folder. IsnadError 'io' where its file is not as it was written: nobody is let in by setting up anew. */
export function factorsOf(dir: string): FactorStore {
  const { keys, temp } = layout(dir)
  const path = join(keys, 'second-factors.json')
  let held: Promise<z.infer<typeof Factors>> | undefined
  let writing: Promise<unknown> = Promise.resolve()
  const all = () => {
    held ??= readAll(path).catch((error) => {
      held = undefined
      throw error
    })
    return held
  }
  return {
    of: async (hash) => (await all())[hash],
    keep(hash, factor) {
      const next = writing.then(async () => {
        const factors = { ...(await all()), [hash]: factor }
        await makeFolder(temp)
        await writeDurably(path, Buffer.from(`${JSON.stringify(factors, null, 1)}\n`), temp, 0o600)
        held = Promise.resolve(factors)
      })
      writing = next.catch(() => undefined)
      return next
    },
  }
}

/** A store that forgets with the program, for a server without a folder. */
export function factorsInMemory(): FactorStore {
  const factors = new Map<string, Factor>()
  return {
    of: async (hash) => factors.get(hash),
    keep: async (hash, factor) => {
      factors.set(hash, factor)
    },
  }
}

async function readAll(path: string): Promise<z.infer<typeof Factors>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    throw new IsnadError('io', { path }, error)
  }
  try {
    return Factors.parse(JSON.parse(text))
  } catch (error) {
    throw new IsnadError('io', { path, what: 'second-factors' }, error)
  }
}
