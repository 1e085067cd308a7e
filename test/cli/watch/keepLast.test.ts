import { describe, expect, it } from 'vitest'
import { keepLast } from '../../../src/cli/watch/keepLast.ts'
import type { Gap } from '../../../src/domain/read.ts'
import {
  accountOf,
  artifactsOf,
  ethUsdc,
  gap,
  historyReadingOf,
  lpsOf,
  ok,
  perpOf,
  tradeReadingOf,
} from '../../support/artifacts.ts'

const before = artifactsOf({
  lps: ok([lpsOf(ok(ethUsdc()))]),
  accounts: ok([accountOf([perpOf()])]),
  histories: ok([historyReadingOf()]),
  trades: ok([tradeReadingOf()]),
})

const always = () => true

describe('what could not be read now', () => {
  it('is as it was read last, each part for itself, and is told of', () => {
    const now = {
      ...before,
      gatheredAt: 'later',
      lps: ok([lpsOf(gap('rpc-unreachable'))]),
      histories: ok([historyReadingOf({ read: gap('rpc-unreachable') })]),
      accounts: ok([accountOf([perpOf({ szi: '-9' })], { mode: gap('venue-timeout'), dexes: [gap('venue-error')] })]),
      trades: gap('venue-error'),
    }
    const lost: string[] = []
    const merged = keepLast(before, now, always, ({ code }) => lost.push(code))
    expect(merged).toEqual({ ...before, gatheredAt: 'later', accounts: merged.accounts })
    expect(merged.accounts).toEqual(before.accounts)
    expect(lost.sort()).toEqual(['rpc-unreachable', 'rpc-unreachable', 'venue-error', 'venue-error', 'venue-timeout'])
  })

  it('is missing where it was never read, or where it may not be kept', () => {
    const now = { ...before, lps: ok([lpsOf(gap('rpc-unreachable'))]) }
    expect(keepLast(null, now, always)).toBe(now)
    expect(keepLast(artifactsOf({ lps: gap('rpc-down') }), now, always).lps).toEqual(now.lps)
    expect(keepLast(before, now, ({ code }: Gap) => code === 'other')).toEqual(now)
    const elsewhere = { ...before, lps: ok([{ ...lpsOf(gap('rpc-unreachable')), chain: 'elsewhere' }]) }
    expect(keepLast(before, elsewhere, always).lps).toEqual(elsewhere.lps)
  })

  it('is with it the past of a position, which nobody asks for where the position is not read', () => {
    const elsewhere = [
      { ...lpsOf(ok(ethUsdc())), chain: 'elsewhere' },
      historyReadingOf({ chain: 'elsewhere' }),
    ] as const
    const both = {
      ...before,
      lps: ok([lpsOf(ok(ethUsdc())), elsewhere[0]]),
      histories: ok([historyReadingOf(), elsewhere[1]]),
    }
    const lps = ok([lpsOf(gap('rpc-unreachable')), elsewhere[0]])
    expect(keepLast(both, { ...both, lps, histories: ok([elsewhere[1]]) }, always).histories).toEqual(
      ok([elsewhere[1], historyReadingOf()]),
    )
    // What is kept once is kept on.
    const once = keepLast(before, { ...before, lps: ok([lpsOf(gap('rpc-unreachable'))]), histories: ok([]) }, always)
    expect(once).toEqual(before)
  })

  it('is not the past of a position that was read anew: its liquidity may be another', () => {
    const now = { ...before, lps: ok([lpsOf(ok(ethUsdc()))]), histories: gap('rpc-unreachable') }
    expect(keepLast(before, now, always).histories).toEqual(gap('rpc-unreachable'))
  })

  it('copies nothing of what was read', () => {
    const now = { ...before }
    const merged = keepLast(before, now, always)
    for (const name of Object.keys(now) as (keyof typeof now)[]) expect(merged[name]).toBe(now[name])
  })
})
