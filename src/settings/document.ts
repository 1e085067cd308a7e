import type { RpcNotes } from '../domain/actionContext.ts'
import { assetPattern, isMapping } from '../domain/assets.ts'
import type { AuditNotes } from '../domain/auditSettings.ts'
import type { Chain } from '../domain/chain.ts'
import { type Hedge, hedgeNamePattern } from '../domain/hedge.ts'
import type { NotifyTargets } from '../domain/notifyTarget.ts'
import type { OwnThresholds } from '../domain/ownThresholds.ts'
import { type PreferenceName, type Preferences, preferences } from '../domain/preferences.ts'
import { isProof } from '../domain/proof.ts'
import { isRpcPlace, placedNotes } from '../domain/rpcKey.ts'
import type { StoreChoice } from '../domain/secretStore.ts'
import { faultOfAudit } from './auditFault.ts'
import type { Move } from './move.ts'
import { faultOfTargets } from './notifySettings.ts'
import { faultOfStore, isMove, isRecord, isText } from './storeFault.ts'
import { faultOfThresholds } from './thresholdSettings.ts'

/** The settings file: nothing secret, no address of a person. */
export type SettingsDocument = {
  version: 1
  /** Random; keeps two installations apart in one keychain. */
  installation: string
  store: StoreChoice
  moving?: Move
  hedges: Hedge[]
  /** What may lie in the store with nothing here that names it (see `pendingKeys`): id or chain → since when. */
  pending: Record<string, string>
  chains: Chain[]
  rpcs: Record<string, RpcNotes>
  thresholds: OwnThresholds
  preferences?: Partial<Preferences>
  vaultKeyAt?: string
  audit?: AuditNotes
  notify?: NotifyTargets
}

export const emptyDocument = (installation: string): SettingsDocument => ({
  version: 1,
  installation,
  store: { kind: 'keychain' },
  hedges: [],
  pending: {},
  chains: [],
  rpcs: {},
  thresholds: {},
})

/** What is wrong with a document read from disk, or null. A file edited by hand gets an answer, not a crash. */
export function faultOf(document: unknown): string | null {
  if (!isRecord(document)) return 'it is not an object'
  if (document.version !== 1) return 'its version is not 1'
  if (typeof document.installation !== 'string' || !/^[a-z0-9]{8,64}$/.test(document.installation)) {
    return '"installation" is missing'
  }
  const store = faultOfStore(document.store)
  if (store !== null) return store
  if (document.moving !== undefined && !isMove(document.moving)) return 'the note of a move of secrets is not whole'
  for (const name of ['hedges', 'chains']) if (!Array.isArray(document[name])) return `"${name}" is not a list`
  for (const name of ['pending', 'rpcs', 'thresholds']) {
    if (!isRecord(document[name])) return `"${name}" is not an object`
  }
  const hedge = (document.hedges as unknown[]).findIndex(entry => !isHedge(entry))
  if (hedge >= 0) return `hedge number ${hedge + 1} is not whole`
  const twice = firstTwin(document.hedges as Hedge[])
  if (twice !== null) return `hedge number ${twice + 1} has the id or the name of another`
  const chain = (document.chains as unknown[]).findIndex(entry => !isChain(entry))
  if (chain >= 0) return `chain number ${chain + 1} is not whole`
  const rpcs = Object.entries(document.rpcs as object)
  if (!rpcs.every(([, notes]) => isRpcNotes(notes))) return 'the note of an RPC endpoint is not whole'
  const threshold = faultOfThresholds(document.thresholds, false)
  if (threshold !== null) return threshold
  if (!isPreferences(document.preferences ?? {})) return '"preferences" holds something that is none'
  if (document.vaultKeyAt !== undefined && !isText(document.vaultKeyAt)) return '"vaultKeyAt" is no moment'
  const target = document.notify === undefined ? null : faultOfTargets(document.notify)
  if (target !== null) return target
  return document.audit === undefined ? null : faultOfAudit(document.audit)
}

/** Every command would speak of the first of two, and `remove` would take the secrets of both. */
const firstTwin = (hedges: readonly Hedge[]): number | null => {
  const index = hedges.findIndex((hedge, at) =>
    hedges.slice(0, at).some(({ id, name }) => id === hedge.id || name === hedge.name),
  )
  return index < 0 ? null : index
}

const isAddress = (value: unknown): boolean => isText(value) && /^0x[0-9a-f]{40}$/.test(value)

const isHedge = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.id) &&
  /^[a-z0-9]{8,64}$/.test(value.id) &&
  isText(value.name) &&
  hedgeNamePattern.test(value.name) &&
  isText(value.chain) &&
  (value.tokenIds === 'all' || isDigitsList(value.tokenIds)) &&
  isRecord(value.assets) &&
  Object.entries(value.assets).every(([token, asset]) => isAddress(token) && isText(asset) && isMapping(asset)) &&
  Array.isArray(value.coins) &&
  value.coins.every(isText) &&
  typeof value.shared === 'boolean' &&
  (value.sharedWith === undefined || (Array.isArray(value.sharedWith) && value.sharedWith.every(isText))) &&
  isText(value.target) &&
  /^\d+(\.\d+)?$/.test(value.target) &&
  typeof value.testnet === 'boolean' &&
  (value.subAccounts === undefined || value.subAccounts === true) &&
  ['user', 'subAccount', 'vault'].includes(String(value.role)) &&
  isText(value.createdAt) &&
  (value.since === undefined || isText(value.since)) &&
  (value.entry === undefined || isRecord(value.entry)) &&
  (value.thresholds === undefined || faultOfThresholds(value.thresholds, true) === null) &&
  (value.proof === undefined || isProofs(value.proof))

/** A check is a dozen lines; a file with more of them was not written here. */
const isProofs = (value: unknown): boolean => Array.isArray(value) && value.length <= 100 && value.every(isProof)

const isRpcNotes = (value: unknown): boolean =>
  isRpcNote(value) &&
  (value.also === undefined || (Array.isArray(value.also) && value.also.every(isRpcNote))) &&
  allDiffer(placedNotes(value as RpcNotes).map(({ place }) => place))

const isRpcNote = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  isText(value.setAt) &&
  (value.place === undefined || isRpcPlace(value.place)) &&
  (value.proof === undefined || isProofs(value.proof))

const allDiffer = (values: readonly unknown[]): boolean => new Set(values).size === values.length

const isPreferences = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(
    ([name, word]) =>
      Object.hasOwn(preferences, name) && preferences[name as PreferenceName].values.some(allowed => allowed === word),
  )

const isDigitsList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(id => isText(id) && /^\d{1,78}$/.test(id))

const chainNamePattern = /^[a-z][a-z0-9-]{0,31}$/

const isChain = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.name) &&
  chainNamePattern.test(value.name) &&
  isText(value.title) &&
  isText(value.protocol) &&
  isText(value.source) &&
  Number.isSafeInteger(value.chainId) &&
  isAddress(value.positionManager) &&
  isAddress(value.factory) &&
  (value.wrappedNative === null || isAddress(value.wrappedNative)) &&
  (value.explorer === null || isText(value.explorer)) &&
  Array.isArray(value.tokens) &&
  value.tokens.every(isKnownToken) &&
  (value.refused === undefined || (Array.isArray(value.refused) && value.refused.every(isRefusedToken))) &&
  Array.isArray(value.publicRpcs) &&
  value.publicRpcs.every(url => isText(url) && URL.canParse(url))

const isKnownToken = (token: unknown): boolean =>
  isRecord(token) &&
  isAddress(token.address) &&
  isText(token.symbol) &&
  isText(token.asset) &&
  (token.ratio === undefined || isRatio(token.ratio))

const isRatio = (ratio: unknown): boolean =>
  isRecord(ratio) &&
  isAddress(ratio.target) &&
  isText(ratio.data) &&
  /^0x([0-9a-f]{2})+$/.test(ratio.data) &&
  Number.isInteger(ratio.decimals) &&
  Number(ratio.decimals) >= 0 &&
  Number(ratio.decimals) <= 36

const isRefusedToken = (token: unknown): boolean =>
  isRecord(token) &&
  isAddress(token.address) &&
  isText(token.reason) &&
  (token.asset === undefined || (isText(token.asset) && assetPattern.test(token.asset)))
