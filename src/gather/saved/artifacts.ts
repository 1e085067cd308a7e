import type { ArtifactName, ArtifactTypes } from '../../domain/artifacts.ts'
import type { Chain } from '../../domain/chain.ts'
import type { HedgeEntry, Subject } from '../../domain/hedge.ts'
import { type Thresholds, thresholdNames } from '../../domain/thresholds.ts'
import {
  array,
  boolean,
  integer,
  label,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  ShapeFailure,
  text,
  where,
} from '../../venues/hyperliquid/shape.ts'
import { accountReading, marketReading, network } from './account.ts'
import { lpReading } from './lpSnapshot.ts'
import { address, asset, byAddress, moment, notNegative, positive, printable, read, some, uint } from './words.ts'

const tokenIds: Reader<Subject['tokenIds']> = (value, path) => (value === 'all' ? 'all' : some(uint)(value, path))

/** What was left out stays left out, so that a replay is saved as it was. */
const entry: Reader<HedgeEntry> = (value, path) => {
  const { price, deposit } = object({
    price: optional(positive, null),
    deposit: optional(byAddress(notNegative), null),
  })(value, path)
  return { ...(price === null ? {} : { price }), ...(deposit === null ? {} : { deposit }) }
}

const subject: Reader<Subject> = object({
  id: label,
  name: label,
  stored: boolean,
  chains: some(label),
  tokenIds,
  assets: byAddress(asset),
  expectedAssets: array(label),
  target: where(text, is => /^\d{1,2}(\.\d{1,8})?$/.test(is), 'a hedge ratio'),
  network,
  shared: boolean,
  createdAt: nullable(moment),
  since: nullable(moment),
  entry: nullable(entry),
  wallet: read(address),
  account: read(address),
  role: nullable(oneOf('user', 'subAccount', 'vault')),
})

const chain: Reader<Chain> = object({
  name: label,
  title: label,
  chainId: where(integer, is => is > 0, 'a chain id'),
  protocol: label,
  positionManager: address,
  factory: address,
  wrappedNative: nullable(address),
  tokens: array(object({ address, symbol: label, asset })),
  publicRpcs: array(printable),
  explorer: nullable(printable),
  source: printable,
})

const limit = where(number, is => is >= 0, 'a number of zero or more')
const thresholds = object(Object.fromEntries(thresholdNames.map(name => [name, limit]))) as Reader<Thresholds>

const distinct =
  <T>(items: Reader<T[]>, key: (item: T) => string): Reader<T[]> =>
  (value, path) => {
    const list = items(value, path)
    if (new Set(list.map(key)).size < list.length) throw new ShapeFailure(path, 'holds something twice')
    return list
  }

/** Reads each artifact as it was saved; ShapeFailure names what is missing or wrong. */
export const savedArtifacts: { [N in ArtifactName]: Reader<ArtifactTypes[N]> } = {
  subjects: distinct(array(subject), ({ id }) => id),
  chains: distinct(array(chain), ({ name }) => name),
  thresholds,
  lps: distinct(array(lpReading), reading => `${reading.subject} ${reading.chain}`),
  accounts: distinct(array(accountReading), reading => `${reading.network} ${reading.address}`),
  markets: distinct(array(marketReading), reading => `${reading.network} ${reading.dex}`),
}
