import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { createServer } from 'node:tls'

export type TlsFront = {
  url: string
  /** The port each connection to it came from. */
  from: number[]
  close(): Promise<void>
}

/** A server on loopback, under https. */
export async function startTlsFront(target: string, tls: { key: string; cert: string }): Promise<TlsFront> {
  const from: number[] = []
  const sockets = new Set<{ destroy(): void }>()
  const { port } = new URL(target)
  const server = createServer(tls, socket => {
    from.push(socket.remotePort!)
    const behind = connect(Number(port), '127.0.0.1')
    for (const each of [socket, behind]) {
      sockets.add(each)
      each.on('error', () => {}).on('close', () => [socket, behind].map(it => it.destroy()))
    }
    socket.pipe(behind).pipe(socket)
  })
  // A client that does not trust the certificate goes away.
  server.on('tlsClientError', () => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
