import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { HttpFailure, postJson } from '../../src/venues/http.ts'

const marker = 'k3y-1n-th3-p4th'
const servers: Server[] = []

/** A loopback server; its path carries what must never come back. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${marker}`
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
})

const ask = (url: string | Secret, milliseconds = 5000, maxBytes?: number) =>
  postJson(url, { ask: 1 }, { signal: AbortSignal.timeout(milliseconds), ...(maxBytes ? { maxBytes } : {}) })

/** The failure, once it is sure that nothing of it tells where the request went. */
async function failure(asked: Promise<unknown>): Promise<HttpFailure> {
  const error = await asked.then(
    () => expect.fail('it must not resolve'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof HttpFailure)) throw error
  const told = [
    error.message,
    error.stack,
    inspect(error, { depth: 9, showHidden: true }),
    JSON.stringify(error),
  ].join()
  expect(told).not.toContain(marker)
  expect(told).not.toMatch(/127\.0\.0\.1|http:/)
  expect(error.cause).toBeUndefined()
  return error
}

describe('postJson', () => {
  it('posts JSON and gives back the status and the parsed body', async () => {
    let seen = ''
    const url = await serve(async (request, response) => {
      for await (const chunk of request) seen += chunk
      expect(request.headers['content-type']).toBe('application/json')
      response.end('{"a":["1"]}')
    })
    expect(await ask(new Secret(url))).toEqual({ status: 200, body: { a: ['1'] } })
    expect(seen).toBe('{"ask":1}')
  })

  it('keeps the body of an error answer where it is JSON, `null` included', async () => {
    const url = await serve((_, response) => response.writeHead(429).end('null'))
    expect(await ask(url)).toEqual({ status: 429, body: null })
  })

  it('does not follow a redirect', async () => {
    let hits = 0
    const url = await serve((_, response) => {
      hits += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await failure(ask(url))).toMatchObject({ kind: 'redirect', status: 307 })
    expect(hits).toBe(1)
  })

  it('says unreachable when the connection is dropped, before or within the answer', async () => {
    const dropped = await serve((_, response) => response.destroy())
    expect((await failure(ask(dropped))).kind).toBe('unreachable')
    const truncated = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 500 })
      response.write('{"a":', () => response.destroy())
    })
    expect((await failure(ask(truncated))).kind).toBe('unreachable')
  })

  it('says unreachable when nobody listens', async () => {
    const url = await serve((_, response) => response.end('1'))
    await new Promise(resolve => servers.pop()!.close(resolve))
    expect(await failure(ask(url))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })

  it('says timeout past the deadline, also when only the body is late', async () => {
    const silent = await serve(() => {})
    expect((await failure(ask(silent, 100))).kind).toBe('timeout')
    const stalled = await serve((_, response) => response.writeHead(200).write('{'))
    expect((await failure(ask(stalled, 100))).kind).toBe('timeout')
  })

  it('says aborted when the caller gave up', async () => {
    const url = await serve(() => {})
    const stop = new AbortController()
    const asked = failure(postJson(url, {}, { signal: stop.signal }))
    stop.abort()
    expect((await asked).kind).toBe('aborted')
  })

  it('says what is not JSON, and the status where that is the reason', async () => {
    const html = '<html><body>Sign in to the network</body></html>'
    const portal = await serve((_, response) => response.end(html))
    expect(await failure(ask(portal))).toMatchObject({ kind: 'not-json', status: 200 })
    const gateway = await serve((_, response) => response.writeHead(502).end(html))
    expect(await failure(ask(gateway))).toMatchObject({ kind: 'status', status: 502 })
    const cut = await serve((_, response) => response.end('{"a":'))
    expect((await failure(ask(cut))).kind).toBe('not-json')
    const empty = await serve((_, response) => response.writeHead(204).end())
    expect((await failure(ask(empty))).kind).toBe('not-json')
  })

  it('stops reading an answer that is too large', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 0x20)
    let sent = 0
    const url = await serve((_, response) => {
      const megabytes = function* () {
        for (; sent < 40; sent += 1) yield megabyte
      }
      pipeline(megabytes, response).catch(() => {})
    })
    expect((await failure(ask(url))).kind).toBe('too-large')
    sent = 0
    expect((await failure(ask(url, 5000, 1000))).kind).toBe('too-large')
    expect(sent).toBeLessThan(40)
  })

  it('refuses what is no URL to ask, without repeating it', async () => {
    for (const url of [
      marker,
      `https://user:${marker}@example.invalid/`,
      `http://127.0.0.1:1/${marker}`,
      `ftp://${marker}/`,
    ]) {
      expect(['bad-url', 'unreachable']).toContain((await failure(ask(url))).kind)
    }
  })
})
