// A burst passes, a flood does not, waiting helps; askers on this machine are never throttled.
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { answerError } from './errors.ts'
import { addThrottle, isHere, Throttle } from './throttle.ts'

test('a burst passes, a flood does not, and waiting helps; addresses do not share', () => {
  const throttle = new Throttle()
  const asked = Array.from({ length: 400 }, () => throttle.take('10.0.0.1', 0))
  expect(asked.filter(Boolean)).toHaveLength(300)
  expect(throttle.take('10.0.0.2', 0)).toBe(true)
  expect(throttle.take('10.0.0.1', 20)).toBe(false)
  expect(throttle.take('10.0.0.1', 1000)).toBe(true)
})

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
])('%s is here: %s', (address, here) => {
  expect(isHere(address)).toBe(here)
})

test('a flood from elsewhere is answered with 429 and when to come back, wrong keys sooner', async () => {
  const app = fastify()
  addThrottle(app, () => 0)
  app.setErrorHandler(answerError)
  app.get('/right', () => 'ok')
  app.get('/wrong', (_, reply) => reply.code(401).send('no'))
  const ask = (url: string, remoteAddress: string) => app.inject({ url, remoteAddress })
  for (let i = 0; i < 300; i++) expect((await ask('/right', '10.0.0.1')).statusCode).toBe(200)
  const refused = await ask('/right', '10.0.0.1')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBe('10')
  expect(refused.json()).toMatchObject({ error: { code: 'refused' } })
  for (let i = 0; i < 5; i++) expect((await ask('/wrong', '10.0.0.2')).statusCode).toBe(401)
  expect((await ask('/right', '10.0.0.2')).statusCode).toBe(429)
  for (let i = 0; i < 400; i++) await ask('/right', '127.0.0.1')
  expect((await ask('/right', '127.0.0.1')).statusCode).toBe(200)
  await app.close()
})
