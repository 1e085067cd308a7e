import type { OpenNamespaces } from '../../domain/endpoint.ts'
import type { ChainRpcs, RpcReading } from '../../domain/rpcReading.ts'
import { array, boolean, integer, label, nullable, object, oneOf, type Reader, where } from '../../domain/shape.ts'
import { chainName, moment, printable, proof, read, uint } from './words.ts'

const chainId = where(integer, is => is >= 0, 'a chain id')
const place = where(integer, is => is > 0, 'a place')
/** Seconds, of which a moment can be made. */
const seconds = where(uint, is => is.length <= 20, 'seconds since 1970')

const namespaces: Reader<OpenNamespaces> = object({
  signing: array(label),
  admin: array(label),
  development: array(label),
  unknown: where(integer, is => is >= 0, 'a count'),
})

const rpcReading: Reader<RpcReading> = object({
  place,
  label: printable,
  own: boolean,
  url: object({
    scheme: oneOf('https', 'http', 'other'),
    loopback: boolean,
    userinfo: boolean,
    shared: boolean,
    keyed: boolean,
  }),
  setAt: nullable(moment),
  insecureHttp: boolean,
  proof: nullable(array(proof)),
  head: read(object({ chainId, block: uint, timestamp: seconds, askedAt: moment })),
  signs: read(boolean),
  namespaces: read(namespaces),
})

export const chainRpcs: Reader<ChainRpcs> = object({ chain: chainName, chainId, read: read(array(rpcReading)) })
