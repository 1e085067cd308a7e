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

/** `3 addresses and 1 RPC URL`. */
export function storedWords({ holdings }: StoreFacts): string {
  const count = (kind: string) => ('ok' in holdings ? holdings.ok.filter(({ holds }) => holds === kind).length : 0)
  const [addresses, urls] = [count('address'), count('url')]
  return `${addresses} ${addresses === 1 ? 'address' : 'addresses'} and ${urls} RPC ${urls === 1 ? 'URL' : 'URLs'}`
}

/** Whether anything was ever put into the store. */
export const isUsed = ({ holdings, hedges, rpcs }: StoreFacts): boolean =>
  hedges.length > 0 || rpcs.length > 0 || 'gap' in holdings || holdings.ok.length > 0
