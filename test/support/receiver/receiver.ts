import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Notification } from '../../../src/domain/notification.ts'

/** How one request is answered; `hang` never is, `reset` drops it, `flood` answers without end. */
export type Reaction = number | { status: number; headers: Record<string, string> } | 'hang' | 'reset' | 'flood'

export type Received = { id: string; signature: string; body: string; notification: Notification; verified: boolean }

export type Receiver = {
  /** With a path that must turn up nowhere. */
  url: string
  secret: string
  /** Its clock, where it is not that of this machine. */
  now(): number
  received: Received[]
  /** Answers of the next requests, in this order; 204 after them. */
  react(...reactions: Reaction[]): void
  /** Ids that a request carried, each once. */
  ids(): string[]
  close(): Promise<void>
}

export const mark = 'kN4ryWebh00kPath'

/** A receiver of webhooks on loopback that verifies what it gets as the help tells it to. */
export async function startReceiver(
  tls: { key: string; cert: string } | null = null,
  secret = 'whsec_kN4ryS1gns4ndS1gns4ndS1gns4nd',
): Promise<Receiver> {
  const received: Received[] = []
  const reactions: Reaction[] = []
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const id = String(request.headers['x-hedge-id'])
    const signature = String(request.headers['x-hedge-signature'])
    received.push({
      id,
      signature,
      body,
      notification: JSON.parse(body),
      verified: verifies(signature, body, secret, its.now()),
    })
    answer(request, response, reactions.shift() ?? 204)
  }
  const server = tls === null ? createServer(listener) : createSecureServer(tls, listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const its: Receiver = {
    url: `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}/hooks/${mark}`,
    secret,
    now: () => Date.now(),
    received,
    react: (...next) => void reactions.push(...next),
    ids: () => [...new Set(received.map(({ id }) => id))],
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return its
}

function answer(request: IncomingMessage, response: ServerResponse, reaction: Reaction): void {
  if (reaction === 'hang') return
  if (reaction === 'reset') {
    request.socket.destroy()
    return
  }
  if (reaction === 'flood') {
    response.writeHead(200)
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', pour).on('error', () => {})
    pour()
    return
  }
  const { status, headers } = typeof reaction === 'number' ? { status: reaction, headers: {} } : reaction
  // What it says is nobody's business, and may be anything.
  response.writeHead(status, headers).end(`<script>${mark}</script>`)
}

/** The snippet of `hedge notify set --help`. */
export function verifies(signature: string, body: string, secret: string, now = Date.now()): boolean {
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (t === undefined || v1 === undefined) return false
  const mine = createHmac('sha256', secret).update(`${t}.${body}`).digest()
  return timingSafeEqual(mine, Buffer.from(v1, 'hex')) && Math.abs(now / 1000 - Number(t)) <= 300
}
