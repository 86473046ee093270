// A time authority on this machine for the tests: roots and certificates by openssl, answers over HTTP on loopback.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface LocalAuthority {
  /** `${address}/NAME` answers as the authority NAME; `/NAME/broken`, `/NAME/down` and `/NAME/replay` misbehave. */
  readonly address: string
  /** Root certificate (PEM) of an authority. */
  readonly rootOf: (name: string) => string
  readonly close: () => Promise<void>
}

/** Makes an authority for each name, each under a root of its own. */
export async function localAuthority(names: readonly string[]): Promise<LocalAuthority> {
  const base = mkdtempSync(join(tmpdir(), 'isnad-tsa-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: base, stdio: ['ignore', 'pipe', 'ignore'] })
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  for (const name of names) {
    mkdirSync(join(base, name))
    const at = (file: string) => join(base, name, file)
    const subject = (what: string) => ['-subj', `/CN=${name} ${what}`]
    openssl('req', '-x509', ...ec, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-days', '3650', ...subject('Root'))
    openssl('req', ...ec, '-keyout', at('tsa.key'), '-out', at('tsa.csr'), ...subject('Time'))
    writeFileSync(at('ext'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n')
    const signer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial']
    openssl('x509', '-req', '-in', at('tsa.csr'), ...signer, '-out', at('tsa.pem'), '-days', '3650', '-extfile', at('ext'))
    writeFileSync(at('serial'), '01\n')
    const lines = ['[tsa]', 'default_tsa=t', '[t]', `serial=${at('serial')}`, `signer_cert=${at('tsa.pem')}`, `certs=${at('ca.pem')}`]
    lines.push(`signer_key=${at('tsa.key')}`, 'signer_digest=sha256', 'default_policy=1.2.3.4', 'digests=sha256', 'ess_cert_id_alg=sha256')
    writeFileSync(at('tsa.cnf'), `${lines.join('\n')}\n`)
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [, name = '', how] = (request.url ?? '').split('/')
      if (how === 'broken') return response.end('not a token')
      if (how === 'down') return response.writeHead(503).end()
      // an authority that answers an earlier request again, as a replay would
      if (how !== 'replay') writeFileSync(join(base, 'query'), Buffer.concat(parts))
      openssl('ts', '-reply', '-config', join(base, name, 'tsa.cnf'), '-queryfile', join(base, 'query'), '-out', join(base, 'reply'))
      return response.end(readFileSync(join(base, 'reply')))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rootOf: (name) => readFileSync(join(base, name, 'ca.pem'), 'utf8'),
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      rmSync(base, { recursive: true, force: true })
    },
  }
}
