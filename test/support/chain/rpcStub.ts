import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type RpcCall = { id: number; method: string; params: unknown[] }

/** What the stub sends: a body as it is, or JSON of anything else. `cut` breaks the connection in mid-answer. */
export type StubAnswer = { status?: number; headers?: Record<string, string>; body: unknown; cut?: boolean }

export type RpcStub = { url: string; calls: RpcCall[]; stop(): Promise<void> }

/** Stands in for a node; its path looks like a key, which must turn up nowhere. */
export const stubKey = 'sk-3f9d2c61b7a84e50'

/** A loopback server that answers each call as told, and remembers what it was asked. */
export async function startRpcStub(answer: (call: RpcCall) => StubAnswer | Promise<StubAnswer>): Promise<RpcStub> {
  const calls: RpcCall[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const call = JSON.parse(text) as RpcCall
    calls.push(call)
    const { status = 200, headers = {}, body, cut = false } = await answer(call)
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sent),
      ...headers,
    })
    if (cut) response.write(sent.slice(0, sent.length >> 1), () => response.destroy())
    else response.end(sent)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/${stubKey}`,
    calls,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Passes a call on to a real node, and its answer back. */
export async function forward(url: string, call: RpcCall): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', ...call }),
    signal: AbortSignal.timeout(10_000),
  })
  return { status: response.status, body: await response.json() }
}
