// IsnadError: what a programmer or machine does wrong. Kept apart from the schemas, so that saying it loads nothing.
/** Closed union of what a program or machine can do wrong. Exit codes follow from it in `cli/`. */
export type IsnadErrorCode =
  | 'usage'
  | 'unreadable-input'
  | 'not-a-case'
  | 'case-exists'
  | 'case-locked'
  | 'owner-silent'
  | 'network-drive'
  | 'ledger-broken'
  | 'ledger-fork'
  | 'vault-broken'
  | 'disk-full'
  | 'io'
  | 'views-broken'
  | 'not-found'
  | 'bad-request'
  | 'refused'
  | 'time-authority'
  | 'no-browser'
  | 'page'
  | 'internal'

/** What a programmer or machine did wrong. `detail` fills the words in `model/words.ts`; `cause` is kept. */
export class IsnadError extends Error {
  readonly code: IsnadErrorCode
  readonly detail: Readonly<Record<string, string | number>>
  constructor(code: IsnadErrorCode, detail: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code}${Object.keys(detail).length ? ` ${JSON.stringify(detail)}` : ''}`, cause === undefined ? {} : { cause })
    this.name = 'IsnadError'
    this.code = code
    this.detail = detail
  }
}
