// Sends a large body over HTTP no faster than it is taken: fetch would read the whole file into memory first.
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The status and text of the answer. Throws what the connection throws. */
export async function sendBody(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: AsyncIterable<Uint8Array>,
): Promise<{ status: number; text: string }> {
  const asked = request(address, { method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' } })
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    asked.once('error', reject)
    asked.once('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
      response.once('error', reject)
    })
  })
  // A refusal may come before all is sent: the answer counts, not the broken sending.
  pipeline(Readable.from(body), asked).catch(() => undefined)
  return answered
}
