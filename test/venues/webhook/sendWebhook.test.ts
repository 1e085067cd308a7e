import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testNotification } from '../../../src/commands/notify/testEvent.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { sendWebhook } from '../../../src/venues/webhook/sendWebhook.ts'
import { signatureOf } from '../../../src/venues/webhook/signature.ts'
import { mark, type Reaction, type Receiver, startReceiver, verifies } from '../../support/receiver/receiver.ts'

let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())

const now = new Date()
const notification = testNotification('0123456789abcdef', now)

const send = (url = receiver.url, milliseconds = 4_000) =>
  sendWebhook({ url: new Secret(url), hmac: new Secret(receiver.secret) }, notification, {
    signal: AbortSignal.timeout(milliseconds),
    now: new Date(),
  })

describe('a webhook', () => {
  it('gets the document, its id and a signature that the receiver can verify', async () => {
    expect(await send()).toEqual({ ok: true, said: 'HTTP 2xx' })
    expect(receiver.received).toEqual([
      expect.objectContaining({ id: notification.id, body: JSON.stringify(notification), verified: true }),
    ])
  })

  it('is signed as the help says: nothing of the moment, the body or the secret may be another', () => {
    const at = new Date(1_700_000_000_000)
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_abc
    expect(signatureOf(new Secret('whsec_abc'), '{}', at)).toBe(
      't=1700000000,v1=bad9ac117e973d721c232d46744158d75e3f1b44e36771e13d01b9e6a580bc72',
    )
    const fresh = signatureOf(new Secret('whsec_abc'), '{}', new Date())
    expect(verifies(fresh, '{}', 'whsec_abc')).toBe(true)
    expect(verifies(fresh, '{ }', 'whsec_abc')).toBe(false)
    expect(verifies(fresh, '{}', 'whsec_abd')).toBe(false)
    expect(verifies(fresh.replace(/t=\d/, 't=2'), '{}', 'whsec_abc')).toBe(false)
  })

  it.each<[Reaction, object]>([
    [200, { ok: true, said: 'HTTP 2xx' }],
    [500, { ok: false, said: 'HTTP 5xx', passing: true, retryAfter: null }],
    [503, { ok: false, said: 'HTTP 5xx', passing: true }],
    [408, { ok: false, said: 'HTTP 4xx', passing: true }],
    [401, { ok: false, said: 'HTTP 4xx', passing: false }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { ok: false, said: 'HTTP 429', passing: true, retryAfter: 7_000 },
    ],
    [
      { status: 429, headers: { 'retry-after': '999999' } },
      { passing: true, retryAfter: 3_600_000 },
    ],
    [
      { status: 429, headers: { 'retry-after': '-1' } },
      { passing: true, retryAfter: 0 },
    ],
    [
      { status: 429, headers: { 'retry-after': 'soon' } },
      { passing: true, retryAfter: null },
    ],
    [
      { status: 400, headers: { 'retry-after': '7' } },
      { passing: false, retryAfter: null },
    ],
    [
      { status: 302, headers: { location: '/elsewhere' } },
      { ok: false, said: 'a redirect, which is not followed', passing: false },
    ],
    ['reset', { ok: false, said: 'cannot be reached', passing: true }],
  ])('that answers %j', async (reaction, answer) => {
    receiver.react(reaction)
    const told = await send()
    expect(told).toMatchObject(answer)
    expect(inspect(told)).not.toContain(mark)
    expect(receiver.received).toHaveLength(1)
  })

  it('that says when by a date', async () => {
    receiver.react({ status: 503, headers: { 'retry-after': new Date(Date.now() + 30_000).toUTCString() } })
    const { retryAfter } = (await send()) as { retryAfter: number }
    expect(retryAfter).toBeGreaterThan(25_000)
    expect(retryAfter).toBeLessThanOrEqual(30_000)
  })

  it('that never answers, or never ends, holds nobody up', async () => {
    receiver.react('hang', 'flood')
    expect(await send(receiver.url, 200)).toMatchObject({ ok: false, said: 'no answer in time', passing: true })
    const started = performance.now()
    expect(await send()).toMatchObject({ ok: true })
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('that nobody runs cannot be reached, and its URL is not told', async () => {
    const told = await send('http://127.0.0.1:1/hooks/secret-path')
    expect(told).toMatchObject({ ok: false, said: 'cannot be reached', passing: true })
    expect(inspect(told)).not.toMatch(/127|secret-path/)
  })
})
