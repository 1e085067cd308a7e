import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/secrets/keychain/busMessage.ts'

/** The head of a recorded answer with a variant in it. */
const head = Buffer.from(
  '6c020101080000000e0000002d00000006017300040000003a312e36000000000801670001760000050175000300000007017300040000003a312e3000000000',
  'hex',
)

const answerOf = (body: Buffer) => {
  const message = Buffer.concat([head, body])
  message.writeUInt32LE(body.length, 4)
  return readMessage(message)!.body
}

/** A text as the wire has it, at a place that is a multiple of four. */
const text = (value: string) => {
  const bytes = Buffer.alloc(4 + Math.ceil((value.length + 1) / 4) * 4)
  bytes.writeUInt32LE(value.length)
  bytes.write(value, 4)
  return bytes
}
const number = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const paths = (length: number, ...items: Buffer[]) =>
  answerOf(Buffer.concat([Buffer.from('\x02ao\0'), number(length), ...items])).paths

describe('a list on the bus', () => {
  it('of paths is read whole, and of nothing is empty', () => {
    expect(paths(20, text('/a'), text('/abcdef'))()).toEqual(['/a', '/abcdef'])
    expect(paths(0)()).toEqual([])
  })

  it('of texts by name is read whole', () => {
    // What comes after the last text is no part of the list.
    const pairs = Buffer.concat([text('service'), text('hedge')]).subarray(0, 22)
    const body = Buffer.concat([Buffer.from('\x05a{ss}\0\0'), number(pairs.length), Buffer.alloc(4), pairs])
    expect(answerOf(body).pairs()).toEqual({ service: 'hedge' })
  })

  it.each([
    ['that is longer than its message', () => paths(4_000_000_000, text('/a'))()],
    ['whose item is cut', () => paths(12, number(500), text('/a'))()],
    ['that is another value', () => answerOf(Buffer.concat([Buffer.from('\x01b\0\0'), number(1)])).paths()],
  ])('%s is refused', (_what, read) => expect(read).toThrow(/cut|another type/))
})
