import type { FakeAccount, FakeFill, FakeFunding } from '../fakeHyperliquid/world.ts'

const hour = 3_600_000

/** The short of the month as its owner trades it: every change of it is a fill, and every hour pays. */
export type Account = {
  size(): number
  /** Trades until it is so large. */
  hold(szi: number, price: number, at: number): void
  /** Paid or, above zero, received at a full hour. */
  pay(usdc: number, price: number, at: number): void
  /** As the venue has it, when the account is worth so much at a price. */
  worth(equity: number, price: number): FakeAccount
}

export function openAccount(szi: number, price: number, openedAt: number): Account {
  let [size, entry, paid] = [szi, price, 0]
  const fills: FakeFill[] = [{ coin: 'ETH', side: 'A', px: text(price), sz: text(-szi), time: openedAt }]
  let funding: FakeFunding[] = []
  return {
    size: () => size,
    hold: (wanted, px, at) => {
      const change = wanted - size
      if (Math.abs(change) < 1e-4) return
      if (change < 0) entry = (entry * size + px * change) / wanted
      fills.push({ coin: 'ETH', side: change < 0 ? 'A' : 'B', px: text(px), sz: text(Math.abs(change)), time: at })
      size = wanted
    },
    pay: (usdc, px, at) => {
      paid -= usdc
      const fundingRate = (usdc / (-size * px)).toFixed(10)
      // Anew each time: the venue takes a list it knows for the one it had.
      funding = [...funding, { coin: 'ETH', usdc: text(usdc), szi: text(size), fundingRate, time: at }]
    },
    worth: (equity, px) => ({
      mode: 'default',
      cash: (equity - size * (px - entry)).toFixed(6),
      positions: [
        {
          coin: 'ETH',
          szi: text(size),
          entryPx: text(entry),
          leverage: 5,
          openedAt,
          cumFunding: { allTime: text(paid), sinceOpen: text(paid), sinceChange: text(paid) },
        },
      ],
      fills,
      funding,
    }),
  }
}

const text = (value: number): string => String(Number(value.toFixed(4)))

export const isFullHour = (at: number): boolean => at % hour === 0
