import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { secretPath } from './canaries.ts'

/** How the node answers: truly, or in one of the ways that could make a program repeat the URL. */
export type Manner =
  | 'truly'
  | 'html'
  | 'redirect'
  | 'truncated'
  | 'cut'
  | 'silent'
  | 'not JSON-RPC'
  | 'error: url'
  | 'error: decoded'
  | 'error: parts'
  | `status ${number}`
  | `json ${number}`

export type NosyProxy = { url: string; set(manner: Manner): void; requests(): number; close(): Promise<void> }

/** Stands between the program and a node. It knows the whole URL, and says it wherever an answer has room for text. */
export async function startNosyProxy(target: string): Promise<NosyProxy> {
  let manner: Manner = 'truly'
  let count = 0
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    count += 1
    const url = `http://${request.headers.host}${request.url}`
    const send = (status: number, content: string, type = 'application/json') =>
      response.writeHead(status, { 'content-type': type, location: `${url}&again=1`, 'x-url': url }).end(content)
    const { id } = JSON.parse(body) as { id: number }
    const error = (message: string) =>
      JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32000, message, data: { url, message } } })
    const [kind, number] = manner.split(' ')
    if (kind === 'status') send(Number(number), `<h1>No access to ${url}</h1>`, 'text/html')
    else if (kind === 'json') send(Number(number), error(`no access to ${url}`))
    else if (manner === 'html') send(200, `<title>${url}</title>`, 'text/html')
    else if (manner === 'redirect') send(307, '')
    else if (manner === 'truncated') {
      response.writeHead(200, { 'content-length': 4000 })
      response.write(error(url).slice(0, 60), () => response.destroy())
    } else if (manner === 'cut') response.destroy()
    else if (manner === 'not JSON-RPC') send(200, JSON.stringify({ url }))
    else if (manner === 'error: url') send(200, error(`project not found: ${url}`))
    else if (manner === 'error: decoded') send(200, error(`no such project: ${decodeURIComponent(request.url ?? '')}`))
    else if (manner === 'error: parts') {
      send(
        200,
        error(
          decodeURIComponent(request.url ?? '')
            .split(/[/?&=: ]+/)
            .join(' is unknown, '),
        ),
      )
    } else if (manner === 'truly') {
      const signal = AbortSignal.timeout(10_000)
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(target, { method: 'POST', headers, body, signal })
      send(answer.status, await answer.text())
    }
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${secretPath}`,
    set: next => {
      manner = next
    },
    requests: () => count,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
