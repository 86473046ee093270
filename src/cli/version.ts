// The program's name and version as captures record it.
import { readFileSync } from 'node:fs'

/** Version of the package this file was built in. */
export const VERSION: string = (() => {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string' ? parsed.version : '0'
})()

export const SOFTWARE = `isnad/${VERSION} node/${process.versions.node}`
