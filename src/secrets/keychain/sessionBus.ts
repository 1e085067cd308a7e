import { createConnection, type Socket } from 'node:net'
import { join } from 'node:path'
import { type Call, callBytes, type Message, readMessage } from './busMessage.ts'

export type SessionBus = {
  /** Resolves to what came back, be it an error: only a bus that hangs up rejects. */
  call(call: Call): Promise<Message>
  close(): void
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The session bus that the environment names. Nobody is waited for with a deadline here: the process that asks has one.
 * Rejects where no bus listens.
 */
export async function openSessionBus(environment: Environment): Promise<SessionBus> {
  let last: unknown = new Error('no session bus is named')
  for (const path of pathsOf(environment)) {
    let socket: Socket | null = null
    try {
      socket = await connect(path)
      return await greet(socket)
    } catch (error) {
      socket?.destroy()
      last = error
    }
  }
  throw last
}

/** The addresses that are Unix sockets, in their order: `unix:path=/run/user/1000/bus,guid=…;unix:abstract=…`. */
export function pathsOf({ DBUS_SESSION_BUS_ADDRESS: addresses, XDG_RUNTIME_DIR: folder }: Environment): string[] {
  if (!addresses) return folder ? [join(folder, 'bus')] : []
  return addresses.split(';').flatMap(address => {
    const [, path] = /^unix:(?:[^;]*,)?path=([^,]+)/.exec(address) ?? []
    const [, name] = /^unix:(?:[^;]*,)?abstract=([^,]+)/.exec(address) ?? []
    if (path !== undefined) return [unescaped(path)]
    return name === undefined ? [] : [`\0${unescaped(name)}`]
  })
}

const unescaped = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const connect = (path: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(path, () => resolve(socket))
    socket.once('error', reject)
  })

/** Says who we are, which the kernel vouches for, and takes a name on the bus. */
async function greet(socket: Socket): Promise<SessionBus> {
  let came = Buffer.alloc(0)
  let wake: (() => void) | null = null
  let ended = false
  const stir = () => {
    wake?.()
    wake = null
  }
  const end = () => {
    ended = true
    stir()
  }
  socket.on('data', bytes => {
    came = Buffer.concat([came, bytes as Buffer])
    stir()
  })
  socket.on('error', end)
  socket.on('close', end)

  /** Waits until `take` finds what it looks for in what came. */
  const next = async <T>(take: () => T | null): Promise<T> => {
    for (;;) {
      const found = take()
      if (found !== null) return found
      if (ended) throw new Error('the session bus hung up')
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  const drop = (bytes: number) => {
    came = came.subarray(bytes)
  }
  const line = () => {
    const at = came.indexOf('\r\n')
    if (at < 0) return null
    const text = came.toString('latin1', 0, at)
    drop(at + 2)
    return text
  }
  const message = () => {
    const found = readMessage(came)
    if (found) drop(found.bytes)
    return found
  }

  const uid = Buffer.from(String(process.geteuid?.() ?? ''), 'latin1').toString('hex')
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
  if (!(await next(line)).startsWith('OK')) throw new Error('the session bus is not ours')
  socket.write('BEGIN\r\n')

  let serial = 0
  const call = async (asked: Call) => {
    serial += 1
    const own = serial
    socket.write(callBytes(asked, own))
    for (;;) {
      const answer = await next(message)
      if (answer.answers === own) return answer
    }
  }
  const name = 'org.freedesktop.DBus'
  await call({ destination: name, path: '/org/freedesktop/DBus', interface: name, member: 'Hello', texts: [] })
  return { call, close: () => socket.destroy() }
}
