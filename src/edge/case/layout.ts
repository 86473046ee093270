// Where things stand in a case folder. Everything but `views`, `temp`, `imports`, `views.lock`, `lock` and `owner.json` is evidence or custody.
import { join } from 'node:path'

export interface Layout {
  readonly settings: string
  readonly vault: string
  readonly ledger: string
  readonly keys: string
  readonly signingKey: string
  readonly secret: string
  /** One key a sealed blob. */
  readonly blobKeys: string
  readonly temp: string
  readonly imports: string
  readonly unfinished: string
}

export function layout(dir: string): Layout {
  const keys = join(dir, 'keys')
  return {
    settings: join(dir, 'case.json'),
    vault: join(dir, 'vault'),
    ledger: join(dir, 'ledger'),
    keys,
    signingKey: join(keys, 'ledger.pem'),
    secret: join(keys, 'secret'),
    blobKeys: join(keys, 'blobs'),
    temp: join(dir, 'temp'),
    imports: join(dir, 'imports'),
    /** Stands while a case is being made; nothing in the folder is acknowledged yet. */
    unfinished: join(dir, 'unfinished'),
  }
}
