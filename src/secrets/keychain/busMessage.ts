/**
 * The few messages of the D-Bus wire format that asking a keyring whether it is locked takes: calls with texts as
 * arguments, answers with one object path or one property. Format: https://dbus.freedesktop.org/doc/dbus-specification.html,
 * "Message Protocol". Ours are little-endian; an answer comes in the order of bytes that its first byte names.
 */
export type Call = { destination: string; path: string; interface: string; member: string; texts: readonly string[] }

export type Message = {
  type: 'return' | 'error' | 'other'
  /** Serial of the call it answers; 0 for what answers none. */
  answers: number
  /** D-Bus name of an error. */
  error: string | null
  body: Body
  /** Length of all of it, in bytes. */
  bytes: number
}

/** Reads what stands at the beginning of a body. */
export type Body = {
  text(): string
  /** A variant of a boolean, of object paths, of texts by name. */
  flag(): boolean
  paths(): string[]
  pairs(): Record<string, string>
}

const field = { path: 1, interface: 2, member: 3, error: 4, answers: 5, destination: 6, signature: 8 } as const

export function callBytes(call: Call, serial: number): Buffer {
  const body = new Writer()
  for (const text of call.texts) body.text(text)
  const fields = new Writer()
  const add = (code: number, type: string, text: string) => {
    fields.align(8).byte(code).signature(type)
    if (type === 'g') fields.signature(text)
    else fields.text(text)
  }
  add(field.path, 'o', call.path)
  add(field.interface, 's', call.interface)
  add(field.member, 's', call.member)
  add(field.destination, 's', call.destination)
  if (call.texts.length > 0) add(field.signature, 'g', 's'.repeat(call.texts.length))
  const head = new Writer().byte('l'.charCodeAt(0)).byte(1).byte(0).byte(1)
  head.number(body.length).number(serial).number(fields.length).bytes(fields.done()).align(8)
  return Buffer.concat([head.done(), body.done()])
}

/** The message at the beginning of what came in; null while it is not whole. Throws on what is no message. */
export function readMessage(bytes: Buffer): Message | null {
  if (bytes.length < 16) return null
  const little = bytes[0] === 'l'.charCodeAt(0)
  if (!little && bytes[0] !== 'B'.charCodeAt(0)) throw new Error('not a message')
  const reader = new Reader(bytes, little, 4)
  const bodyLength = reader.number()
  reader.number()
  const end = 16 + reader.number()
  const start = Math.ceil(end / 8) * 8
  if (start + bodyLength > mostBytes) throw new Error('a message that is too long')
  if (bytes.length < start + bodyLength) return null
  let [answers, error]: [number, string | null] = [0, null]
  while (reader.at < end) {
    const code = reader.align(8).byte()
    const type = reader.signature()
    const value = type === 'u' ? reader.number() : type === 'g' ? reader.signature() : reader.text()
    if (code === field.answers) answers = Number(value)
    if (code === field.error) error = String(value)
  }
  const content = bytes.subarray(start, start + bodyLength)
  const type = ({ 2: 'return', 3: 'error' } as const)[bytes[1] ?? 0] ?? 'other'
  const variant = (of: string) => {
    const value = new Reader(content, little, 0)
    if (value.signature() !== of) throw new Error('a value of another type')
    return value
  }
  const body: Body = {
    text: () => new Reader(content, little, 0).text(),
    flag: () => variant('b').number() !== 0,
    paths: () => variant('ao').list(4, reading => reading.text()),
    pairs: () => Object.fromEntries(variant('a{ss}').list(8, reading => [reading.text(), reading.text()])),
  }
  return { type, answers, error, body, bytes: start + bodyLength }
}

/** Answers to what is asked here have a hundred; the list of everything in a keyring has as many for each item. */
const mostBytes = 1_048_576

class Writer {
  readonly #parts: number[] = []

  get length(): number {
    return this.#parts.length
  }
  byte(value: number): this {
    this.#parts.push(value)
    return this
  }
  bytes(values: Uint8Array): this {
    for (const value of values) this.byte(value)
    return this
  }
  align(to: number): this {
    while (this.length % to !== 0) this.byte(0)
    return this
  }
  number(value: number): this {
    this.align(4)
    for (const shift of [0, 8, 16, 24]) this.byte((value >>> shift) & 0xff)
    return this
  }
  text(value: string): this {
    const bytes = Buffer.from(value, 'utf8')
    return this.number(bytes.length).bytes(bytes).byte(0)
  }
  signature(value: string): this {
    return this.byte(value.length).bytes(Buffer.from(value, 'latin1')).byte(0)
  }
  done(): Buffer {
    return Buffer.from(this.#parts)
  }
}

class Reader {
  readonly #bytes: Buffer
  readonly #little: boolean
  at: number

  constructor(bytes: Buffer, little: boolean, at: number) {
    this.#bytes = bytes
    this.#little = little
    this.at = at
  }
  align(to: number): this {
    this.at = Math.ceil(this.at / to) * to
    return this
  }
  byte(): number {
    this.at += 1
    return this.#bytes.readUInt8(this.at - 1)
  }
  number(): number {
    this.align(4).at += 4
    return this.#little ? this.#bytes.readUInt32LE(this.at - 4) : this.#bytes.readUInt32BE(this.at - 4)
  }
  text(): string {
    return this.#cut(this.number())
  }
  /** An array: its length in bytes, then its items, each aligned. */
  list<T>(alignment: number, read: (reader: Reader) => T): T[] {
    const length = this.number()
    const end = this.align(alignment).at + length
    if (end > this.#bytes.length) throw new Error('a list that is cut')
    const items: T[] = []
    while (this.at < end) items.push(read(this.align(alignment)))
    return items
  }
  signature(): string {
    return this.#cut(this.byte())
  }
  #cut(length: number): string {
    if (this.at + length + 1 > this.#bytes.length) throw new Error('a text that is cut')
    const text = this.#bytes.toString('utf8', this.at, this.at + length)
    this.at += length + 1
    return text
  }
}
