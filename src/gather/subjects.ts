import { refusalOf } from '../chains/refused/index.ts'
import type { Address } from '../domain/address.ts'
import { assetOf } from '../domain/assets.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Hedge, Subject } from '../domain/hedge.ts'
import { accountKey, hedgeKeys, walletKey } from '../domain/hedgeKeys.ts'
import { known, type Read } from '../domain/read.ts'
import type { Secret } from '../domain/secret.ts'
import { gapOf } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { isShared, rivalsOf } from './isShared.ts'

/** The hedges asked about, each with its addresses out of the secret store, or the one address given ad hoc. */
export const subjects: Gatherer<'subjects'> = async sources =>
  sources.scope.address === null ? storedSubjects(sources) : [await adHocSubject(sources, sources.scope.address)]

async function storedSubjects(sources: Sources): Promise<Subject[]> {
  const all = sources.hedges()
  const hedges = hedgesNamed(all, sources.scope.names)
  if (hedges.length === 0) return []
  const rivals = hedges.flatMap(hedge => rivalsOf(hedge, all))
  const keys = [...hedges.flatMap(({ id }) => hedgeKeys(id)), ...rivals.map(({ id }) => accountKey(id))]
  const at = sources.now().toISOString()
  let found: Map<string, Secret | null> | null = null
  let gap: ReturnType<typeof gapOf> | null = null
  try {
    found = await (await sources.secrets()).getMany([...new Set(keys)])
  } catch (error) {
    gap = gapOf(error, 'secret store')
  }
  const addressOf = (key: string, hedge: Hedge): Read<Address> => {
    if (gap !== null) return { gap }
    const text = found?.get(key)?.reveal()
    if (text !== undefined && /^0x[0-9a-f]{40}$/.test(text)) return { ok: text as Address, at }
    const what = key.endsWith('wallet') ? 'wallet' : 'account'
    return {
      gap: {
        code: text === undefined ? 'secret-missing' : 'secret-damaged',
        source: 'secret store',
        message: `the ${what} of ${hedge.name} is ${text === undefined ? 'not in the secret store' : 'not an address any more'}`,
        hint: `hedge store; or add it again: hedge remove ${hedge.name} && hedge add ${hedge.name}`,
      },
    }
  }
  const accountOf = (hedge: Hedge) => known(addressOf(accountKey(hedge.id), hedge)) ?? null
  return hedges.map(hedge => ({
    id: hedge.id,
    name: hedge.name,
    stored: true,
    chains: [hedge.chain],
    tokenIds: hedge.tokenIds,
    assets: hedge.assets,
    expectedAssets: [...new Set(hedge.coins.map(coin => assetOf(coin).asset))],
    target: hedge.target,
    network: hedge.testnet ? 'testnet' : 'mainnet',
    shared: isShared(hedge, all, accountOf),
    subAccounts: hedge.subAccounts === true,
    createdAt: hedge.createdAt,
    since: hedge.since ?? null,
    entry: hedge.entry ?? null,
    ...(hedge.thresholds === undefined ? {} : { thresholds: hedge.thresholds }),
    ...(hedge.proof === undefined ? {} : { proof: hedge.proof }),
    wallet: addressOf(walletKey(hedge.id), hedge),
    account: addressOf(accountKey(hedge.id), hedge),
    role: hedge.role,
  }))
}

function hedgesNamed(hedges: readonly Hedge[], names: readonly string[]): readonly Hedge[] {
  const missing = names.find(name => !hedges.some(hedge => hedge.name === name))
  if (missing !== undefined) {
    throw new Failure('no-such-hedge', 'there is no hedge of that name', 'hedge list', exitCodes.missing)
  }
  return names.length === 0 ? hedges : hedges.filter(({ name }) => names.includes(name))
}

async function adHocSubject(sources: Sources, text: string): Promise<Subject> {
  const address = await sources.parseAddress(text)
  if (address === null) {
    throw new Failure(
      'bad-address',
      'that is not an address: 0x and 40 hexadecimal digits',
      'hedge status 0xYOURADDRESS',
      exitCodes.usage,
    )
  }
  if (address === 'bad-checksum') {
    throw new Failure(
      'bad-checksum',
      `the checksum of ${text} does not hold: one of its characters is wrong`,
      'copy the address again, or type it all in lower case',
      exitCodes.usage,
    )
  }
  const chains = sources.scope.chains.length > 0 ? sources.scope.chains : sources.chains().map(({ name }) => name)
  const unknown = chains.find(name => !sources.chains().some(chain => chain.name === name))
  if (unknown !== undefined) {
    const refusal = refusalOf(unknown)
    const [code, why] = refusal === null ? ['unknown-chain', 'that chain is not known'] : ['refused-chain', refusal]
    throw new Failure(code, why, 'hedge chain list', exitCodes.usage)
  }
  const at = sources.now().toISOString()
  return {
    id: 'address',
    name: address,
    stored: false,
    chains,
    tokenIds: 'all',
    assets: {},
    expectedAssets: [],
    target: '1',
    network: sources.scope.testnet ? 'testnet' : 'mainnet',
    shared: false,
    subAccounts: sources.scope.subAccounts,
    createdAt: null,
    since: null,
    entry: null,
    wallet: { ok: address, at },
    account: { ok: address, at },
    role: null,
  }
}
