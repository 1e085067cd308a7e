import type { Secret } from '../domain/secret.ts'

/**
 * The last door before text leaves the process. Everything before it already keeps secrets out; this catches what a
 * library or a server put back in.
 */
export type Redactor = {
  guard(secret: Secret): void
  /** Removes the guarded values in every form they are likely to be written in. */
  redact(text: string): string
  /**
   * Also removes what merely looks secret: URLs, 32-byte hex, age identities. For logs and crash text only: it eats
   * transaction hashes too.
   */
  redactLog(text: string): string
}

/** Shorter values are not guarded: replacing three characters wherever they stand destroys text and hides nothing. */
const shortest = 6
const mark = '[redacted]'

export function createRedactor(): Redactor {
  const guarded = new Set<string>()
  let longestFirst: string[] = []

  /** Whatever the case: a server may echo a key in capitals. */
  const redact = (text: string): string =>
    longestFirst.reduce(
      (rest, form) => rest.replace(new RegExp(form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'), mark),
      text,
    )

  return {
    guard(secret) {
      const text = secret.reveal()
      for (const value of [text, ...secretParts(text)]) {
        if (value.length < shortest) continue
        for (const form of formsOf(value)) guarded.add(form)
      }
      // A short form inside a long one would leave the rest of the long one standing.
      longestFirst = [...guarded].sort((a, b) => b.length - a.length)
    },
    redact,
    redactLog: text =>
      redact(text)
        .replace(/AGE-SECRET-KEY-[0-9A-Z-]+/gi, mark)
        // The host goes too: providers put the key into a subdomain.
        .replace(/\b(https?|wss?):\/\/[^\s"'<>`]+/gi, (_url, scheme: string) => `${scheme.toLowerCase()}://${mark}`)
        .replace(/(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])/gi, mark),
  }
}

/** What grants access inside a URL: a server may echo the path or one parameter without the rest. */
function secretParts(text: string): string[] {
  if (!URL.canParse(text)) return wordsOf(text)
  const url = new URL(text)
  // As typed and as parsed: a parser lower-cases the host.
  const host = /^[^/]*\/\/(?:[^/@]*@)?([^/:?#]*)/.exec(text)?.[1] ?? ''
  const segments = [url.pathname.split('/'), url.hostname.split('.'), host.split('.')].flat()
  // A server echoes a segment as it came or decoded, and of "Authorization: Bearer KEY" the key alone.
  const words = segments.flatMap(segment => [segment, decoded(segment), ...decoded(segment).split(/[\s:]+/)])
  // The last piece of a path and a parameter may be the key, however short; but a plain short word there is the name of a
  // network, and taking that out would take it out of the command that mends the failure.
  const last = url.pathname
    .split('/')
    .filter(part => part !== '')
    .slice(-1)
    .concat(...url.searchParams.values())
    .filter(part => part.length >= 12 || !/^[a-z]+$/.test(part))
  const path = url.pathname.length > 12 ? [url.pathname + url.search] : []
  const user = [decoded(url.username), decoded(url.password)]
  return [url.href, ...path, ...words.filter(part => part.length >= 12), ...last, ...user]
}

/** A key pasted as a header or a line of a shell (`-H 'x-api-key: KEY' https://…`): a server may echo the key alone. */
const wordsOf = (text: string): string[] =>
  text
    .split(/[\s"'`=:,;]+(?!\/\/)/)
    .flatMap(word => (/^[a-z]+:\/\//i.test(word) && URL.canParse(word) ? [word, ...secretParts(word)] : [word]))
    .filter(word => word.length >= 12)

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  const hex = bytes.toString('hex')
  const forms = [value, encoded(value), JSON.stringify(value).slice(1, -1), hex, hex.toUpperCase()]
  // Base64 of a longer text spells a value inside it in three ways, by where the value begins modulo three.
  for (const offset of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
    const whole = shifted.length - (shifted.length % 3)
    const from = offset === 0 ? 0 : 4
    const inner = shifted.subarray(0, whole).toString('base64').slice(from)
    forms.push(inner, inner.replaceAll('+', '-').replaceAll('/', '_'))
  }
  forms.push(bytes.toString('base64'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url'))
  return forms.filter(form => form.length >= shortest)
}

/** A lone surrogate cannot be encoded, and so cannot appear encoded. */
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed())
