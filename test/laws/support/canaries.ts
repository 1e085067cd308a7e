import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Marks that must turn up nowhere. Each stands in another part of an RPC URL, in the shapes that keys have: long and
 * short, in letters, in hexadecimal, and percent-encoded.
 */
export const canaries = {
  segment: 'kN4ryPathSegment01',
  hex: 'c0ffee4be11e0ddba11decade5eed0de',
  encoded: 'kN4ry%2BSlash%3D07',
  bearer: 'kN4ryBearer33',
  query: 'kN4ryQ7',
  second: 'kN4rySecond-9.x',
}

/** The secret parts behind the origin of an RPC URL. */
export const secretPath = [
  `/v3/${canaries.segment}/${canaries.hex}/${canaries.encoded}/Authorization:%20Bearer%20${canaries.bearer}`,
  `?apikey=${canaries.query}&network=mainnet&token=${canaries.second}`,
].join('')

/** A mark in every form it may be written in; capitals do not count. */
function formsOf(mark: string): string[] {
  const decoded = decodeURIComponent(mark)
  return [...new Set([mark, decoded, encodeURIComponent(decoded)])].flatMap(text => {
    const bytes = Buffer.from(text)
    // Base64 of a longer text spells what is inside it in three ways.
    const inner = [0, 1, 2].map(before => {
      const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
      return whole.slice(before === 0 ? 0 : 4, whole.length - (whole.endsWith('=') ? 4 : 0))
    })
    // As Node prints a buffer: with spaces, and only its beginning.
    const spaced = bytes.toString('hex').replace(/../g, '$& ').trim()
    return [text, bytes.toString('hex'), spaced, ...inner]
      .filter(form => form.length >= 6)
      .map(form => form.toLowerCase())
  })
}

/** The marks found in a text, `where` beside each. */
export function leaksIn(text: string, where: string, marks: Readonly<Record<string, string>> = canaries): string[] {
  const lower = text.toLowerCase()
  return Object.entries(marks).flatMap(([name, mark]) => {
    const form = formsOf(mark).find(it => lower.includes(it))
    return form === undefined ? [] : [`${name} in ${where}: …${around(text, lower.indexOf(form), form.length)}…`]
  })
}

const around = (text: string, at: number, length: number): string =>
  text.slice(Math.max(0, at - 60), at + length + 20).replace(/\s+/g, ' ')

/** Every file under a folder, as bytes, its name included. */
export function leaksUnder(folder: string, marks: Readonly<Record<string, string>> = canaries): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(name => {
    const path = join(folder, name)
    const inName = leaksIn(name, `the name of ${name}`, marks)
    return statSync(path).isFile() ? [...inName, ...leaksIn(readFileSync(path, 'latin1'), name, marks)] : inName
  })
}

/** A private address as a mark: with and without 0x it is the same digits. */
export const addressMarks = (addresses: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, address.replace(/^0x/i, '')]))
