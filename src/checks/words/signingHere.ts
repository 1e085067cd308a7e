import type { Gap } from '../../domain/read.ts'
import type { StoreFacts } from '../../domain/storeFacts.ts'
import { keyTitle } from './keyTitle.ts'
import { kindWords, signs } from './storedKinds.ts'

/** Whatever lies in the store or in a file of this program and could sign, by its place; and what could not be looked through. */
export function signingHere({ holdings, strays, hedges }: StoreFacts): { found: string[]; gaps: Gap[] } {
  const stored = 'ok' in holdings ? holdings.ok.filter(({ holds }) => signs(holds)) : []
  const lying = 'ok' in strays ? strays.ok.filter(({ kind }) => signs(kind)) : []
  return {
    found: [
      ...stored.map(({ key, holds }) => `${kindWords(holds)} under ${keyTitle(key, hedges)}`),
      ...lying.map(({ file, kind }) => `${kindWords(kind)} in ${file}`),
    ],
    gaps: [holdings, strays].flatMap(read => ('gap' in read ? [read.gap] : [])),
  }
}

/** `3 addresses and 1 RPC URL`; `…, 1 RPC URL, and the URL and secret of 1 webhook`. */
export function storedWords({ holdings, webhooks }: StoreFacts): string {
  const all = 'ok' in holdings ? holdings.ok : []
  const addresses = counted(all.filter(({ holds }) => holds === 'address').length, 'address', 'addresses')
  const urls = all.filter(({ key, holds }) => holds === 'url' && !key.startsWith('notify/'))
  const rpcs = counted(urls.length, 'RPC URL', 'RPC URLs')
  return webhooks.length === 0
    ? `${addresses} and ${rpcs}`
    : `${addresses}, ${rpcs}, and the URL and secret of ${counted(webhooks.length, 'webhook', 'webhooks')}`
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Whether anything was ever put into the store. */
export const isUsed = ({ holdings, hedges, rpcs, webhooks }: StoreFacts): boolean =>
  hedges.length > 0 || rpcs.length > 0 || webhooks.length > 0 || 'gap' in holdings || holdings.ok.length > 0
