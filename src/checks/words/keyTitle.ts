import { targetTitle } from '../../domain/notifyTarget.ts'
import type { SecretKey } from '../../domain/secretStore.ts'
import type { StoreFacts } from '../../domain/storeFacts.ts'
import { quoted } from './quoted.ts'

/** What a name in the store is called by a person; one that nobody gave is quoted. */
export function keyTitle(key: SecretKey, hedges: StoreFacts['hedges']): string {
  const [, id, part] = /^hedge\/([^/]+)\/(wallet|account)$/.exec(key) ?? []
  if (part !== undefined) return `the ${part} of ${hedges.find(hedge => hedge.id === id)?.name ?? 'another hedge'}`
  const [, chain, place] = /^rpc\/([a-z0-9-]+)(?:\/(\d+))?$/.exec(key) ?? []
  if (chain !== undefined) return `the RPC URL of ${chain}${place === undefined ? '' : ` at place ${place}`}`
  const [, name, kind] = /^notify\/([a-z0-9-]+)\/(url|hmac)(?:\/\d+)?$/.exec(key) ?? []
  if (name !== undefined) return `the ${kind === 'url' ? 'URL' : 'secret'} of ${targetTitle('webhook', name)}`
  return key.startsWith('a name of ') ? key : `the name ${quoted(key)}`
}
