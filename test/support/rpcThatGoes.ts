import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A road to an RPC on loopback that can be cut: then connections end without an answer. */
export type RpcThatGoes = { url: string; cut(isCut: boolean): void; close(): Promise<void> }

export async function startRpcThatGoes(target: string): Promise<RpcThatGoes> {
  let isCut = false
  const server = createServer(async (request, response) => {
    try {
      if (isCut) return void request.socket.destroy()
      const headers = { 'content-type': 'application/json' }
      const signal = AbortSignal.timeout(20_000)
      const answer = await fetch(target, { method: 'POST', headers, body: await text(request), signal })
      response.writeHead(answer.status, headers).end(await answer.text())
    } catch {
      response.destroy()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: cut => {
      isCut = cut
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
