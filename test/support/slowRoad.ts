import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/** What passed: `turn` 1 was asked before any answer had come, 2 after one of turn 1 had, and so on; `bytes` of both bodies. */
export type Passed = { what: string; turn: number; bytes: number }

/** A loopback road to several servers on which each answer takes as long as is said. */
export type SlowRoad = {
  /** The address that leads to the server at a URL. */
  to(url: string): string
  /** From now on; forgets what passed before. */
  delay(milliseconds: number): void
  passed: Passed[]
  close(): Promise<void>
}

export async function startSlowRoad(): Promise<SlowRoad> {
  const targets: string[] = []
  const passed: Passed[] = []
  let delay = 0
  let answered = 0
  const server = createServer(async (request, response) => {
    try {
      const [, number = '0', path = ''] = /^\/(\d+)(\/?.*)$/.exec(request.url ?? '') ?? []
      const turn = answered + 1
      const body = await text(request)
      const entry = { what: nameOf(JSON.parse(body)), turn, bytes: Buffer.byteLength(body) }
      passed.push(entry)
      const headers = { 'content-type': 'application/json' }
      const signal = AbortSignal.timeout(20_000)
      const [answer] = await Promise.all([
        fetch(targets[Number(number)]! + path, { method: 'POST', headers, body, signal }),
        sleep(delay),
      ])
      const said = await answer.text()
      answered = Math.max(answered, turn)
      entry.bytes += Buffer.byteLength(said)
      response.writeHead(answer.status, headers).end(said)
    } catch {
      response.destroy()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    to: url => `http://127.0.0.1:${port}/${targets.push(url.replace(/\/$/, '')) - 1}`,
    delay: milliseconds => {
      delay = milliseconds
      answered = 0
      passed.length = 0
    },
    passed,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

type Asked = { type?: string; method?: string; dex?: string }

/** The type of a request to the venue, the methods of one to a node. */
const nameOf = (body: Asked | Asked[]): string =>
  [body]
    .flat()
    .map(({ type, method, dex }) => `${type ?? method}${dex ? ` ${dex}` : ''}`)
    .join('+')
