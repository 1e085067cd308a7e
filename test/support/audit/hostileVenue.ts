import { hostileAccount } from '../fakeHyperliquid/hostileAccount.ts'
import type { FakeFill, FakeOrder, World } from '../fakeHyperliquid/world.ts'
import type { Scene } from '../scene.ts'

/** Accounts of hedges beside those of the scene: one whose short goes, and one that turns out to be an API wallet. */
export const others = {
  gone: '0x8d1c2b3a4f5e6d7c8b9a0f1e2d3c4b5a69788701',
  turned: '0x8d1c2b3a4f5e6d7c8b9a0f1e2d3c4b5a69788702',
}

const short = (coin: string, szi: string, entryPx: string) => ({ coin, szi, entryPx, leverage: 5 })

/** Before anything went wrong. */
export const calmAccounts = ({ account, subAccount }: Scene): World['accounts'] => ({
  [account]: { cash: '12000', positions: [short('ETH', '-3.9', '3041.5')] },
  [subAccount]: { role: { subAccountOf: account }, cash: '12000', positions: [short('BTC', '-0.16', '91200')] },
  [others.gone]: { cash: '9000', positions: [short('ETH', '-1', '3041.5')] },
  [others.turned]: { cash: '9000' },
})

/**
 * Everything that can go wrong with accounts, at `now` (milliseconds): everybody can act on the first, whose perp is on the side of its
 * LP; the second is next to its liquidation, with an order that closes it; the short of the third was liquidated; the fourth is an API wallet.
 */
export const hostileAccounts = ({ account, subAccount }: Scene, now: number): World['accounts'] => ({
  ...hostileAccount(account, now, { cash: '12000', positions: [short('ETH', '3.9', '3041.5')] }),
  [subAccount]: {
    role: { subAccountOf: account },
    cash: '150',
    positions: [short('BTC', '-0.16', '90000')],
    orders: [stop],
  },
  [others.gone]: { cash: '6000', positions: [], fills: [liquidationAt(others.gone, now)] },
  [others.turned]: { role: { agentOf: account } },
})

const stop: FakeOrder = {
  ...{ coin: 'BTC', side: 'B', limitPx: '99000', sz: '0.16', reduceOnly: true },
  trigger: { px: '95000', orderType: 'Stop Market' },
}

const liquidationAt = (account: string, now: number): FakeFill => ({
  ...{ coin: 'ETH', side: 'B', px: '3412.5', sz: '1', startPosition: '-1', dir: 'Close Short', time: now },
  liquidation: { liquidatedUser: account, markPx: '3412.5', method: 'market' },
})
