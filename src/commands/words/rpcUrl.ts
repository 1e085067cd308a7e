import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Secret } from '../../domain/secret.ts'

/** A checked RPC URL: whether it stays on this machine, and whether it goes in the clear beyond it. */
export type RpcUrlFacts = { loopback: boolean; insecureHttp: boolean }

/** Https, or http on loopback; plain http beyond only where it was asked for by name. The URL is never repeated. */
export function checkRpcUrl(secret: Secret, allowInsecure: boolean): RpcUrlFacts {
  const text = secret.reveal().trim()
  const bad = (why: string, hint: string) => new Failure('bad-rpc-url', `the RPC URL ${why}`, hint, exitCodes.usage)
  if (/\s/.test(text) || !URL.canParse(text)) throw bad('is not a URL', 'it looks like https://host/path')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    throw bad(
      'holds a user name or password, which cannot be sent',
      'use the form of your provider with the key in the path',
    )
  }
  const loopback = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(url.hostname)
  if (url.protocol === 'https:') return { loopback, insecureHttp: false }
  // What stands before the colon may be a pasted key: only the names of protocols are told back.
  if (url.protocol !== 'http:') {
    const named = ['ws:', 'wss:', 'ftp:', 'file:'].includes(url.protocol)
    throw bad(
      named ? `is ${url.protocol.slice(0, -1)}, not https` : 'does not begin with https://',
      'take the https endpoint of the provider',
    )
  }
  if (!loopback && !allowInsecure) {
    throw bad(
      'is plain http: anyone on the way can read it and change the answers',
      'use https, or add --insecure-http if you must',
    )
  }
  return { loopback, insecureHttp: !loopback }
}
