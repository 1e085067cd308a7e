import { around, isPlaceholder, nameBefore } from './context.ts'
import type { Find } from './findLeaks.ts'

/**
 * 64 hexadecimal characters are a private key or a hash: nothing in them tells which. What they are called does, or the command
 * they stand in; `maybe` is what nothing tells of. What is named as a hash, a public key, or as the secret of a web server,
 * which has the same shape, is none.
 */
const hex = /(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])/gi

/** BIP-32 extended private keys of any coin, and keys of the main and test net as wallets export them. */
const extended = /(?<![0-9A-Za-z])[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{100,112}(?![0-9A-Za-z])/
const wif = /(?<![0-9A-Za-z_-])(?:[5KL][1-9A-HJ-NP-Za-km-z]{50,51}|c[1-9A-HJ-NP-Za-km-z]{51})(?![0-9A-Za-z_-])/g
const pem = /-----BEGIN (?:EC |RSA |ENCRYPTED )?PRIVATE KEY-----/

const strong = /priv(?:ate)?[_-]?key|privkey|mnemonic/i
const notPrivate = /hash|pub|addr/i
const hashes =
  /hash|pub|(?:^|[_-])(?:tx|txn|id|root|topic|role|slot|commit|image|block)(?:$|[_-]|id)|txid|receipt|salt|sha\d|digest|checksum|selector|container/i
const signers = /signer|deployer|wallet|(?:^|[_-])[ps]k\d*(?:$|[_-])/i
const ofServers =
  /jwt|session|cookie|csrf|xsrf|hmac|webhook|auth|encrypt|app_?key|secret_key_base|token$|password|passwd/i

/** Words of a line, where its name says nothing. */
const lineOfKey = /private[ _-]?key|cast wallet|mnemonic/i
const lineOfHash =
  /\b(?:tx|txs|txid|transactions?|receipt|blocks?|hash(?:es)?|bytes32|topics?|keccak(?:256)?|sha256(?:sum)?|docker|podman|container|commit|git|logs|proof|root|salt|selector|storage|eth_get\w+)\b/i

/** More of them in one line are a table of hashes. */
const mostInLine = 200

export function privateKeyIn(line: string): Find {
  let best: Find = extended.test(line) ? 'sure' : pem.test(line) ? 'maybe' : null
  let count = 0
  for (const found of line.matchAll(hex)) {
    if (best === 'sure' || ++count > mostInLine) return best
    if (isPlaceholder(found[0].replace(/^0x/i, ''))) continue
    best = judge(line, found.index, found[0]) ?? best
  }
  for (const found of line.matchAll(wif)) {
    if (best === 'sure' || ++count > mostInLine) return best
    // Random characters are of all three kinds; a long word in capitals is not.
    if (![/\d/, /[a-z]/, /[A-Z]/].every(kind => kind.test(found[0]))) continue
    const name = nameBefore(line, found.index)
    best = strong.test(name) || /wif/i.test(name) ? 'sure' : 'maybe'
  }
  return best
}

function judge(line: string, at: number, value: string): Find {
  const name = nameBefore(line, at)
  if (strong.test(name) && !notPrivate.test(name)) return 'sure'
  if (hashes.test(name)) return null
  if (signers.test(name)) return 'sure'
  if (ofServers.test(name)) return null
  if (/key|secret|seed/i.test(name)) return value.startsWith('0x') ? 'sure' : 'maybe'
  // Part of a URL's path, or a digest that says of what.
  if (/[/:@]$/.test(line.slice(0, at))) return null
  const near = around(line, at)
  if (lineOfKey.test(near)) return 'sure'
  return lineOfHash.test(near) ? null : 'maybe'
}
