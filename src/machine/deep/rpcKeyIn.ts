import { around, isRandom, nameBefore } from './context.ts'
import type { Find } from './findLeaks.ts'

/** Providers whose URLs carry a key: the ends of their hosts. */
const providers =
  /(?:^|\.)(?:alchemy\.com|alchemyapi\.io|infura\.io|quiknode\.pro|ankr\.com|drpc\.org|drpc\.live|blastapi\.io|tenderly\.co|chainstack\.com|p2pify\.com|getblock\.io|nodereal\.io|onfinality\.io|blockpi\.network|moralis-nodes\.com|grove\.city|pokt\.network|lavanet\.xyz|zan\.top|validationcloud\.io|dwellir\.com|nownodes\.io|omniatech\.io|thirdweb\.com|bloxroute\.com|rpcfast\.com|syndica\.io|helius-rpc\.com)$/i

const providerNames =
  /(?:alchemy|infura|quicknode|ankr|drpc|blastapi|tenderly|chainstack|getblock|nodereal|onfinality|blockpi|moralis|dwellir|nownodes|rpc)[\w.-]{0,40}(?:key|id|token|secret|project|password)/i

/** What makes a URL one of a node where its host says nothing. */
const ofNodes =
  /rpc|node|web3|provider|\beth|mainnet|ethereum|arbitrum|optimism|polygon|\bbase\b|avalanche|\bbsc\b|linea|\/v[23]\//i

const keyNames = /^(?:api[-_]?key|key|dkey|token|access[-_]?token|auth|secret|project[-_]?id)$/i

const urls = /\b(?:https?|wss?):\/\/[^\s"'`<>\\|(){}]{4,2000}/gi
const values = /[\w-]{16,128}/g

/** More of them in one line are no configuration. */
const mostInLine = 200

export function rpcKeyIn(line: string): Find {
  let count = 0
  for (const found of line.matchAll(urls)) {
    if (++count > mostInLine) return null
    if (!URL.canParse(found[0])) continue
    const url = new URL(found[0])
    const known = providers.test(url.hostname)
    if ((known || ofNodes.test(around(line, found.index))) && holdsKey(url, known)) return 'sure'
  }
  if (!providerNames.test(line)) return null
  for (const found of line.matchAll(values)) {
    if (++count > mostInLine) return null
    if (isRandom(found[0]) && providerNames.test(nameBefore(line, found.index))) return 'sure'
  }
  return null
}

/** In the path, the query or the password; of a known provider also in the name of the host, and shorter. */
function holdsKey({ pathname, searchParams, password, hostname }: URL, known: boolean): boolean {
  if (/scan\.[a-z]+$/.test(hostname)) return false
  const isKey = (token: string) => isRandom(token) && (known || (token.length >= 20 && !isPublic(token)))
  return (
    password !== '' ||
    pathname.split('/').some(isKey) ||
    [...searchParams].some(([name, value]) => keyNames.test(name) && isRandom(value)) ||
    (known && hostname.split('.').slice(0, -2).some(isKey))
  )
}

/** An address, a hash of a transaction or of a commit: what links to explorers and to code have. */
const isPublic = (token: string): boolean => /^(?:0x(?:[0-9a-f]{40}|[0-9a-f]{64})|[0-9a-f]{40})$/i.test(token)
