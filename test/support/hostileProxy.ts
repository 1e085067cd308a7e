import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Body, type Call, type Quirks, spoil, throttled } from './hostileProxy/quirks.ts'

export type { Quirks } from './hostileProxy/quirks.ts'

export type HostileProxy = {
  url: string
  /** One entry an HTTP request: the methods in it. */
  requests: string[][]
  /** Calls in flight at most, and at this moment. */
  stop(): Promise<void>
}

/** A loopback node that is the real one behind it, but for its quirks. */
export async function startHostileProxy(target: string, quirks: Quirks): Promise<HostileProxy> {
  const requests: string[][] = []
  const answerOf = async (call: Call, n: number): Promise<Answer> => {
    const early = quirks.refuse?.(call, n)
    if (early) return { jsonrpc: '2.0', id: call.id, ...early }
    const asked = quirks.ask?.(structuredClone(call), n) ?? call
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', ...asked }),
      signal: AbortSignal.timeout(20_000),
    })
    const answer = (await response.json()) as Answer
    return quirks.answer?.(answer, call, n) ?? answer
  }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = JSON.parse(text) as Call | Call[]
    const calls = Array.isArray(body) ? body : [body]
    requests.push(calls.map(({ method }) => method))
    const n = requests.length
    try {
      if (quirks.delay) await new Promise(resolve => setTimeout(resolve, quirks.delay))
      const refusal = throttled(quirks, text, Array.isArray(body) ? body.length : null, n)
      if (refusal) return send(response, refusal)
      const answers = await Promise.all(calls.map(call => answerOf(call, n)))
      send(response, spoil(quirks, JSON.stringify(Array.isArray(body) ? answers : answers[0]), n))
    } catch {
      response.destroy()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, text, drop = false }: Body): void {
  if (drop) return void response.destroy()
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(text)
}
