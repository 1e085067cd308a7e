import type { Hex } from '../../domain/address.ts'
import type { KnownContract } from '../../domain/approvals.ts'
import type { ArtifactName, ArtifactTypes } from '../../domain/artifacts.ts'
import type { Chain, KnownToken, Ratio, RefusedToken } from '../../domain/chain.ts'
import { type HedgeEntry, isHedgeName, type Subject } from '../../domain/hedge.ts'
import {
  array,
  boolean,
  integer,
  label,
  nullable,
  object,
  oneOf,
  optional,
  type Reader,
  ShapeFailure,
  text,
  where,
} from '../../domain/shape.ts'
import { accountReading, dexReading, marketReading, network } from './account.ts'
import type { AuditedName } from './audited.ts'
import { lpReading } from './lpSnapshot.ts'
import { candleReading, historyReading, tradeReading } from './past.ts'
import { ownThresholds, thresholds } from './thresholds.ts'
import {
  address,
  asset,
  byAddress,
  chainName,
  distinct,
  mapping,
  moment,
  printable,
  proof,
  read,
  some,
  uint,
} from './words.ts'

const tokenIds: Reader<Subject['tokenIds']> = (value, path) => (value === 'all' ? 'all' : some(uint)(value, path))

const amount = where(text, is => /^\d{1,30}(\.\d{1,30})?$/.test(is), 'an amount')

/** What was left out stays left out, so that a replay is saved as it was. */
const entry: Reader<HedgeEntry> = (value, path) => {
  const { price, deposit } = object({
    price: optional(amount, null),
    deposit: optional(byAddress(amount), null),
  })(value, path)
  return { ...(price === null ? {} : { price }), ...(deposit === null ? {} : { deposit }) }
}

const subjectFields = object({
  id: label,
  name: where(text, is => isHedgeName(is) || /^0x[0-9a-f]{40}$/.test(is), 'the name of a hedge or an address'),
  stored: boolean,
  chains: some(chainName),
  tokenIds,
  assets: byAddress(mapping),
  expectedAssets: array(label),
  target: where(text, is => /^\d{1,2}(\.\d{1,8})?$/.test(is), 'a hedge ratio'),
  network,
  shared: boolean,
  subAccounts: boolean,
  createdAt: nullable(moment),
  since: nullable(moment),
  entry: nullable(entry),
  wallet: read(address),
  account: read(address),
  role: nullable(oneOf('user', 'subAccount', 'vault')),
})

const subject: Reader<Subject> = (value, path) => {
  const told = object({ proof: optional(array(proof), null), thresholds: optional(ownThresholds, null) })(value, path)
  return {
    ...subjectFields(value, path),
    ...(told.thresholds === null ? {} : { thresholds: told.thresholds }),
    ...(told.proof === null ? {} : { proof: told.proof }),
  }
}

const ratio: Reader<Ratio> = object({
  target: address,
  data: where(text, is => /^0x([0-9a-f]{2}){4,1000}$/.test(is), 'call data') as Reader<Hex>,
  decimals: where(integer, is => is >= 0 && is <= 36, 'a number of decimals'),
  source: printable,
})

const knownToken: Reader<KnownToken> = (value, path) => {
  const { ratio: told, ...token } = object({ address, symbol: label, asset, ratio: optional(ratio, null) })(value, path)
  return told === null ? token : { ...token, ratio: told }
}

const refusedToken: Reader<RefusedToken> = (value, path) => {
  const token = object({ address, symbol: label, reason: printable })(value, path)
  const told = object({ asset: optional(asset, null) })(value, path).asset
  return told === null ? token : { ...token, asset: told }
}

const knownContract: Reader<KnownContract> = object({
  address,
  title: label,
  kind: oneOf('router', 'permit2', 'staker', 'migrator', 'other'),
  source: printable,
})

const chainFields = object({
  name: chainName,
  title: label,
  chainId: where(integer, is => is > 0, 'a chain id'),
  protocol: label,
  positionManager: address,
  factory: address,
  wrappedNative: nullable(address),
  tokens: array(knownToken),
  refused: optional(array(refusedToken), null),
  publicRpcs: array(printable),
  explorer: nullable(printable),
  finalityBlocks: optional(
    where(integer, is => is >= 0, 'a number of blocks'),
    null,
  ),
  contracts: optional(array(knownContract), null),
  source: printable,
})

const chain: Reader<Chain> = (value, path) => {
  const { refused, finalityBlocks, contracts, ...fields } = chainFields(value, path)
  return {
    ...fields,
    ...(contracts === null ? {} : { contracts }),
    ...(refused === null ? {} : { refused }),
    ...(finalityBlocks === null ? {} : { finalityBlocks }),
  }
}

/** What this machine did stays on it: no snapshot holds it, and none is believed that does. */
const inNoSnapshot: Reader<never> = (_value, path) => {
  throw new ShapeFailure(path, 'is in no snapshot')
}

/** Reads each artifact as it was saved; ShapeFailure names what is missing or wrong. */
export const savedArtifacts: { [N in Exclude<ArtifactName, AuditedName>]: Reader<ArtifactTypes[N]> } = {
  subjects: distinct(array(subject), ({ id }) => id),
  chains: distinct(array(chain), ({ name }) => name),
  thresholds,
  lps: distinct(array(lpReading), reading => `${reading.subject} ${reading.chain}`),
  dexes: distinct(array(dexReading), reading => reading.network),
  accounts: distinct(array(accountReading), reading => `${reading.network} ${reading.address}`),
  markets: distinct(array(marketReading), reading => `${reading.network} ${reading.dex}`),
  histories: distinct(array(historyReading), reading => `${reading.subject} ${reading.chain} ${reading.tokenId}`),
  trades: distinct(array(tradeReading), reading => `${reading.subject} ${reading.network} ${reading.account}`),
  candles: distinct(array(candleReading), reading => `${reading.network} ${reading.coin}`),
  accessLog: inNoSnapshot,
  records: inNoSnapshot,
  keys: inNoSnapshot,
  host: inNoSnapshot,
  storeReach: inNoSnapshot,
  doctor: inNoSnapshot,
}
