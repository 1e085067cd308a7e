import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** What the proxy does with a CONNECT: opens the tunnel, refuses it, closes the connection, or says nothing. */
export type Conduct = 'open' | 'refuse' | 'close' | 'hang'

export type ConnectProxy = {
  url: string
  conduct: Conduct
  /** `host:port` of each CONNECT. */
  asked: string[]
  /** The ports its own connections go out from. */
  through: number[]
  close(): Promise<void>
}

/** A forward proxy on loopback that knows CONNECT and nothing else. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((_request, response) => {
    response.writeHead(405).end()
  })
  const its: ConnectProxy = {
    url: '',
    conduct: 'open',
    asked: [],
    through: [],
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  server.on('connect', (request, client: Socket, head: Buffer) => {
    its.asked.push(request.url!)
    sockets.add(client.on('error', () => {}))
    if (its.conduct === 'hang') return
    if (its.conduct === 'close') return client.destroy()
    if (its.conduct === 'refuse') return client.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
    const [host, port] = request.url!.split(':')
    const target = connect(Number(port), host, () => {
      its.through.push(target.localPort!)
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      target.write(head)
      target.pipe(client).pipe(target)
    })
    sockets.add(target.on('error', () => client.destroy()).on('close', () => client.destroy()))
    client.on('close', () => target.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  its.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return its
}
