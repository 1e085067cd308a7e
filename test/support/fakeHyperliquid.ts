import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { answer, type InfoRequest, notUnderstood } from './fakeHyperliquid/answer.ts'
import { applyFault, type Fault } from './fakeHyperliquid/fault.ts'
import { type RateLimit, rateLimiter, weightOf, weightOfAnswer } from './fakeHyperliquid/rateLimit.ts'
import type { World } from './fakeHyperliquid/world.ts'

export type FakeHyperliquid = {
  url: string
  /** Every request to `info`, in order. */
  requests: { type: string; user: string | null; dex: string | null }[]
  /** Whatever else was asked: another path or another method. */
  strays: { method: string; path: string }[]
  /** What all that was asked and answered weighs, as the venue counts it. */
  spent(): number
  /** Types of the requests that were refused with 429, since too much was asked. */
  refused: string[]
  /** As it is now. */
  world(): World
  /** Replaces the accounts, the markets or the time. */
  set(change: Partial<World>): void
  /** Makes one request type go wrong; `null` clears it. */
  failWith(type: string, fault: Fault | null): void
  close(): Promise<void>
}

/** Stands in for the real venue on loopback: POST /info, bodies of the real shapes, numbers that add up. Without a limit it never tires. */
export async function startFakeHyperliquid(scene: World, limit?: RateLimit): Promise<FakeHyperliquid> {
  let world = scene
  const faults = new Map<string, Fault & { left: number }>()
  const requests: FakeHyperliquid['requests'] = []
  const strays: FakeHyperliquid['strays'] = []
  const refused: string[] = []
  let spent = 0
  const limiter = limit && rateLimiter(limit)

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { method = '', url = '' } = request
    if (method !== 'POST' || url !== '/info') {
      strays.push({ method, path: url })
      response.writeHead(404).end()
      return
    }
    const asked = (await json(request)) as InfoRequest
    const type = String(asked.type)
    requests.push({ type, user: textOr(asked.user), dex: textOr(asked.dex) })
    spent += weightOf(type)
    if (limiter?.takes(type) === false) {
      refused.push(type)
      response.writeHead(429, { 'content-type': 'application/json' }).end('null')
      return
    }
    const fault = faults.get(type)
    if (fault && fault.left > 0) {
      fault.left -= 1
      if (await applyFault(fault, response)) return
    }
    const body = answer(asked, world)
    if (body === notUnderstood) {
      response.writeHead(422, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('Failed to deserialize the JSON body into the target type')
    } else {
      limiter?.answered(type, body)
      spent += weightOfAnswer(type, body)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    strays,
    spent: () => spent,
    refused,
    world: () => world,
    set: change => {
      world = { ...world, ...change }
    },
    failWith: (type, fault) => {
      if (fault) faults.set(type, { ...fault, left: fault.times ?? Number.POSITIVE_INFINITY })
      else faults.delete(type)
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null)
