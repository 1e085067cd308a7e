import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** `shut`: every connection is cut. `deaf`: they are taken, and nothing is said. */
export type RoadState = 'open' | 'shut' | 'deaf'

/** The way to a server, which can be taken away; as cheap as a copy of the bytes. */
export type Road = { url: string; set(state: RoadState): void; close(): Promise<void> }

export async function startRoad(to: string): Promise<Road> {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let state: RoadState = 'open'
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket
      .setNoDelay(true)
      .on('error', () => socket.destroy())
      .on('close', () => sockets.delete(socket))
  }
  const server = createServer(socket => {
    keep(socket)
    if (state === 'shut') socket.destroy()
    if (state !== 'open') return
    const other = keep(connect(Number(port), hostname))
    socket.pipe(other).pipe(socket)
    socket.on('close', () => other.destroy())
    other.on('close', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: now => {
      state = now
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => void server.close(resolve))
    },
  }
}
