import type { RpcReading } from '../domain/rpcReading.ts'
import type { Secret } from '../domain/secret.ts'

/** What is to be known of an RPC URL, and nothing else of it. `isPublic`: whether a host is one that answers everybody. */
export function urlFacts(secret: Secret, isPublic: (host: string) => boolean): RpcReading['url'] {
  const text = secret.reveal().trim()
  if (!URL.canParse(text)) return { scheme: 'other', loopback: false, userinfo: false, shared: false, keyed: true }
  const url = new URL(text)
  const keyed = url.pathname.split('/').some(looksLikeKey) || [...url.searchParams].some(carriesKey)
  return {
    scheme: url.protocol === 'https:' ? 'https' : url.protocol === 'http:' ? 'http' : 'other',
    loopback: isLoopback(url.hostname),
    userinfo: url.username !== '' || url.password !== '',
    shared: isPublic(url.host) && !keyed,
    keyed,
  }
}

export const isLoopback = (hostname: string): boolean =>
  /^(127(\.\d{1,3}){3}|\[::1\]|localhost|.+\.localhost)$/.test(hostname)

/** Long, and either with digits in it or longer than any name of a network. */
const looksLikeKey = (segment: string): boolean =>
  /^[\w.~%-]{16,}$/.test(segment) && (/\d/.test(segment) || segment.length >= 28)

const carriesKey = ([name, value]: [string, string]): boolean =>
  value !== '' && (/key|token|secret|auth|pass|project/i.test(name) || looksLikeKey(value))
