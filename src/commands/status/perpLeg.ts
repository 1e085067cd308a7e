import type { Artifacts } from '../../domain/artifacts.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { AccountRole, SpotBalance, WireMarket } from '../../domain/perp.ts'
import { type Gap, known } from '../../domain/read.ts'
import { accountReport } from './accountReport.ts'
import type { GapList } from './gapList.ts'
import { perpReport } from './perpReport.ts'
import type { AccountReport, PerpReport } from './types.ts'

/** Null where it could not be read. `times`: the venue's, milliseconds. */
export type PerpLeg = {
  perps: PerpReport[] | null
  spot: SpotBalance[] | null
  account: AccountReport | null
  times: number[]
}

const nothing: PerpLeg = { perps: null, spot: null, account: null, times: [] }

export function perpLeg(
  subject: Subject,
  artifacts: Artifacts<'accounts'>,
  markets: readonly WireMarket[] | null,
  gaps: GapList,
): PerpLeg {
  const address = known(subject.account)
  const readings = gaps.take(artifacts.accounts)
  if (address === undefined || readings === null) return nothing
  const reading = readings.find(candidate => candidate.address === address && candidate.network === subject.network)
  if (reading === undefined || reading.dexes.length === 0) {
    gaps.add(notGathered)
    return nothing
  }
  const role = reading.role && gaps.take(reading.role)
  if (role?.role === 'agent') gaps.add(agent(role))
  if (role?.role === 'missing') gaps.add(stranger)
  gaps.take(reading.mode)
  const states = reading.dexes.map(read => gaps.take(read))
  const perps = states.flatMap((state): (PerpReport | null)[] =>
    state === null
      ? [null]
      : state.positions.map(perp =>
          gaps.orImpossible(
            () => perpReport(reading.address, state, perp, markets),
            why => impossible(`${perp.coin} position`, why),
          ),
        ),
  )
  const account = gaps.orImpossible(
    () => accountReport(subject, reading),
    why => impossible('account', why),
  )
  if (account !== null) account.gaps.forEach(gaps.add)
  const spot = gaps.take(reading.spot)
  // Every state of an agent's address is answered with zeros: what it trades for is in its master's account.
  const isAgent = role?.role === 'agent'
  return {
    perps: isAgent || perps.includes(null) ? null : perps.filter(perp => perp !== null),
    spot: isAgent ? null : spot,
    account: account?.report ?? null,
    times: states.flatMap(state => (state ? [state.time] : [])),
  }
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

const notGathered: Gap = {
  code: 'not-gathered',
  source: 'hyperliquid',
  message: 'nothing was gathered about the account',
  hint: 'hedge snapshot > FILE',
}

const impossible = (what: string, why: string): Gap => ({
  code: 'impossible-state',
  source: 'hyperliquid',
  message: `the numbers of the ${what} contradict each other: ${why}`,
  hint: 'ask again: hedge status',
})
