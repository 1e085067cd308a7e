import { fixed, max, over, sum, wire } from './fixed.ts'
import { poolOf } from './pool.ts'
import { type FakeAccount, type FakeBalance, isPooled, type World } from './world.ts'

/**
 * The body of `spotClearinghouseState`. The pooled modes have more in it; their numbers are made here, and add up as the
 * recorded ones do: availableAfterMaintenance = total − maintenance, portfolioMarginRatio = maintenance / total.
 */
export function spotState(account: FakeAccount, world: World) {
  const all = account.spot ?? []
  if (!isPooled(account)) return { balances: all.map(balance) }
  const tokens = all.flatMap(({ token }) => (token === undefined ? [] : [token]))
  const pools = tokens.map(token => ({ token, ...poolOf(account, token, world) }))
  const balances = all.map(each => {
    const pool = pools.find(({ token }) => token === each.token)
    return balance(pool ? { ...each, total: wire(pool.total, 8), hold: wire(pool.hold, 8) } : each)
  })
  const tokenToAvailableAfterMaintenance = pools.map(({ token, available }) => [token, wire(max(0n, available), 8)])
  if (account.mode === 'unifiedAccount') return { balances, tokenToAvailableAfterMaintenance }
  const dollars = pools.find(({ token }) => token === 0)?.total ?? 0n
  const maintained = sum(pools.map(each => each.crossMaintenance))
  return {
    portfolioMarginEnabled: true,
    balances: balances.map(each => ({ ...each, ltv: '0.0' })),
    portfolioMarginRatio: dollars > 0n ? wire(over(maintained, dollars), 9) : wire(fixed('0')),
    tokenToPortfolioBorrowRatio: [[0, '0.0']],
    tokenToPortfolioSupplyRatio: [],
    tokenToAvailableAfterMaintenance,
  }
}

const balance = ({ coin, token, total, hold = '0.0', entryNtl = '0.0' }: FakeBalance) => ({
  coin,
  ...(token === undefined ? {} : { token }),
  total,
  hold,
  entryNtl,
})
