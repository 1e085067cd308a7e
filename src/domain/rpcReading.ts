import type { OpenNamespaces } from './endpoint.ts'
import type { Proof } from './proof.ts'
import type { Read } from './read.ts'

/**
 * One endpoint of a chain, and nothing of its URL but these facts. `place` counts from 1 in the order in which they are asked.
 * `shared`: public, with others on it. `keyed`: something in it looks like an access key.
 */
export type RpcReading = {
  place: number
  label: string
  own: boolean
  url: {
    scheme: 'https' | 'http' | 'other'
    loopback: boolean
    userinfo: boolean
    shared: boolean
    keyed: boolean
  }
  /** Of its own ones: when it was set, and what was proved of it then. */
  setAt: string | null
  insecureHttp: boolean
  proof: readonly Proof[] | null
  /** `timestamp` in seconds. */
  head: Read<{ chainId: number; block: string; timestamp: string; askedAt: string }>
  signs: Read<boolean>
  namespaces: Read<OpenNamespaces>
}

/** The endpoints of one chain that a subject is on. */
export type ChainRpcs = { chain: string; chainId: number; read: Read<RpcReading[]> }
