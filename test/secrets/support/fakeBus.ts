import { createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryHome } from './temporaryHome.ts'

/** The answers of a real bus and keyring daemon to the four things it is told, recorded as bytes. */
const ok = Buffer.from('OK d82ed2fae265c8bd10592402b6025fe1\r\n')
const hello = Buffer.from(
  '6c02010109000000010000003d00000006017300040000003a312e34000000000501750001000000080167000173000007017300140000' +
    '006f72672e667265656465736b746f702e4442757300000000040000003a312e3400',
  'hex',
)
/** A signal nobody asked for. */
const nameAcquired = Buffer.from(
  '6c04010109000000020000008d00000001016f00150000002f6f72672f667265656465736b746f702f4442757300000002017300140000' +
    '006f72672e667265656465736b746f702e4442757300000000030173000c0000004e616d6541637175697265640000000006017300040000' +
    '003a312e3400000000080167000173000007017300140000006f72672e667265656465736b746f702e4442757300000000040000003a312e3400',
  'hex',
)
const alias = Buffer.from(
  '6c0201012e000000070000002d00000006017300040000003a312e340000000008016700016f000005017500020000000701730004000000' +
    '3a312e3000000000290000002f6f72672f667265656465736b746f702f736563726574732f636f6c6c656374696f6e2f6c6f67696e00',
  'hex',
)
const noAlias = Buffer.concat([alias.subarray(0, 64), Buffer.from('010000002f00', 'hex')])
noAlias.writeUInt32LE(6, 4)
const locked = Buffer.from(
  '6c020101080000000e0000002d00000006017300040000003a312e36000000000801670001760000050175000300000007017300040000' +
    '003a312e30000000000162000001000000',
  'hex',
)
const open = Buffer.from(locked)
open.writeUInt32LE(0, open.length - 4)
const refused = Buffer.from(locked)
refused.writeUInt8(3, 1)

const replies = {
  open: [ok, Buffer.concat([hello, nameAcquired]), alias, open],
  locked: [ok, Buffer.concat([hello, nameAcquired]), alias, locked],
  none: [ok, hello, noAlias],
  'an error': [ok, hello, alias, refused],
  'a refused greeting': [Buffer.from('REJECTED EXTERNAL\r\n')],
  'no greeting': [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  'no message': [ok, Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  'an end': [ok, hello],
} as const

/** A bus that says the next of its replies whenever it is told something, `bytes` at a time, and then hangs up. */
export async function fakeBus(what: keyof typeof replies, bytes = 4096) {
  const heard: Buffer[] = []
  const server = createServer(async socket => {
    socket.on('error', () => {})
    const left: Buffer[] = [...replies[what]]
    for await (const chunk of socket) {
      heard.push(chunk as Buffer)
      const reply = left.shift()
      if (reply === undefined) break
      for (let at = 0; at < reply.length; at += bytes) {
        socket.write(reply.subarray(at, at + bytes))
        await new Promise(resolve => setImmediate(resolve))
      }
    }
    socket.destroy()
  })
  const path = join(temporaryHome(), 'bus')
  await new Promise<void>(resolve => server.listen(path, resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { path, heard: () => Buffer.concat(heard).toString('latin1') }
}
