import type { Address } from '../../domain/address.ts'
import type { AccountReading, Artifacts } from '../../domain/artifacts.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { AccountRole, DexState, PerpMetas, SpotState } from '../../domain/perp.ts'
import { type Gap, known } from '../../domain/read.ts'
import { accountReport } from './accountReport.ts'
import { type Disagreement, disagreementsOf } from './disagreements.ts'
import { type DollarDex, dollarDex } from './dollarDex.ts'
import type { GapList } from './gapList.ts'
import type { Markets } from './markets.ts'
import { notGathered } from './notGathered.ts'
import { perpReport } from './perpReport.ts'
import type { AccountReport, PerpReport } from './types.ts'
import { unlistedGap } from './unlistedGap.ts'

/** One account of the leg: the hedge's own, or a sub-account that counts with it. Null is what could not be read. */
export type Holder = { address: Address; mode: string | null; states: (DexState | null)[]; spot: SpotState | null }

/**
 * `perps`: those that could be read; `complete`: they are all there are. `accountsKnown`: every account that counts is
 * among `holders`. `times`: the venue's, milliseconds.
 */
export type PerpLeg = {
  perps: PerpReport[]
  complete: boolean
  holders: Holder[]
  accountsKnown: boolean
  account: AccountReport | null
  disagreements: Disagreement[]
  times: number[]
  isDollarDex: DollarDex
}

const nothing: PerpLeg = {
  perps: [],
  complete: false,
  holders: [],
  accountsKnown: false,
  account: null,
  disagreements: [],
  times: [],
  isDollarDex: dollarDex(null, []),
}

export function perpLeg(
  subject: Subject,
  artifacts: Artifacts<'accounts' | 'dexes' | 'trades'>,
  markets: Markets,
  gaps: GapList,
): PerpLeg {
  const { gatheredAt } = artifacts
  const address = known(subject.account)
  const readings = gaps.take(artifacts.accounts)
  if (address === undefined || readings === null) return nothing
  const reading = readings.find(candidate => candidate.address === address && candidate.network === subject.network)
  if (reading === undefined || reading.dexes.length === 0) {
    gaps.add(notGathered('the account'))
    return nothing
  }
  const metas = metasOf(subject, artifacts, gaps)
  const unlisted = unlistedGap(subject, artifacts)
  if (unlisted !== null) gaps.add(unlisted)
  const role = reading.role && gaps.take(reading.role)
  if (role?.role === 'agent') gaps.add(agent(role))
  if (role?.role === 'missing') gaps.add(stranger)
  for (const extra of [reading.orders, reading.vaultShares]) if (extra !== null) gaps.take<unknown>(extra)
  const { holders, complete, accountsKnown } = holdersOf(subject, reading, gaps)
  const perps = holders.flatMap(holder =>
    holder.states.flatMap(
      state =>
        state?.positions.map(perp =>
          gaps.orImpossible(
            () => perpReport(holder.address, state, perp, markets.of(state.dex)),
            why => impossible(`${perp.coin} position`, why),
          ),
        ) ?? [],
    ),
  )
  const account = gaps.orImpossible(
    () =>
      accountReport(
        subject,
        reading,
        { markets: markets.main, metas },
        { gatheredAt, dexes: listOf(subject, artifacts) },
      ),
    why => impossible('account', why),
  )
  account?.gaps.forEach(gaps.add)
  // Every state of an agent's address is answered with zeros: what it trades for is in its master's account.
  const isAgent = role?.role === 'agent'
  return {
    perps: isAgent ? [] : perps.filter(perp => perp !== null),
    complete: complete && metas !== null && unlisted === null && !isAgent && !perps.includes(null),
    holders: isAgent ? [] : holders,
    accountsKnown: accountsKnown && !isAgent,
    account: account?.report ?? null,
    disagreements: holders.flatMap(holder => disagreementsOf(holder, markets, metas)),
    times: holders.flatMap(({ states }) => states.flatMap(state => (state ? [state.time] : []))),
    // A token is called the same in every account.
    isDollarDex: dollarDex(
      metas,
      holders.flatMap(({ spot }) => spot?.balances ?? []),
    ),
  }
}

function holdersOf(
  subject: Subject,
  reading: AccountReading,
  gaps: GapList,
): Pick<PerpLeg, 'holders' | 'complete' | 'accountsKnown'> {
  const own: Holder = {
    address: reading.address,
    mode: gaps.take(reading.mode),
    states: reading.dexes.map(read => gaps.take(read)),
    spot: gaps.take(reading.spot),
  }
  const complete = !own.states.includes(null)
  if (!subject.subAccounts) return { holders: [own], complete, accountsKnown: true }
  const subs = reading.subAccounts === null ? null : gaps.take(reading.subAccounts)
  if (reading.subAccounts === null) gaps.add(notGathered('the sub-accounts'))
  const others = subs?.map(({ address, mode, dexes, spot }): Holder => ({ address, mode, states: dexes, spot })) ?? []
  return { holders: [own, ...others], complete: complete && subs !== null, accountsKnown: subs !== null }
}

const listOf = ({ network }: Subject, { dexes }: Artifacts<'dexes'>) =>
  known(dexes)?.find(candidate => candidate.network === network)?.read

function metasOf({ network }: Subject, artifacts: Artifacts<'dexes'>, gaps: GapList): PerpMetas | null {
  const all = gaps.take(artifacts.dexes)
  const reading = all?.find(candidate => candidate.network === network)
  if (all !== null && reading === undefined) gaps.add(notGathered('the dexes'))
  return reading === undefined ? null : gaps.take(reading.read)
}

const agent = ({ master }: Extract<AccountRole, { role: 'agent' }>): Gap => ({
  code: 'agent-address',
  source: 'hyperliquid',
  message: `this address is an agent (API wallet) of ${master}: it holds nothing itself`,
  hint: `hedge status ${master}`,
})

const stranger: Gap = {
  code: 'unknown-account',
  source: 'hyperliquid',
  message: 'the venue does not know this address',
  hint: 'check the address, or add the account that holds the hedge: hedge add',
}

const impossible = (what: string, why: string): Gap => ({
  code: 'impossible-state',
  source: 'hyperliquid',
  message: `the numbers of the ${what} contradict each other: ${why}`,
  hint: 'ask again: hedge status',
})
