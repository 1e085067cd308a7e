import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { account, fillOf, fundingOf } from '../../support/artifacts.ts'
import { hedge, series, traded, usePastFolder } from '../support/pastFolder.ts'

const past = usePastFolder()

describe('the trades of an account', () => {
  it('lie there without what the venue, and with it anybody, knows a row by', () => {
    const fills = [fillOf({ tid: 123_456 }), fillOf({ tid: 123_457 }), fillOf({ tid: 9, time: fillOf().time + 1 })]
    const hash = `0x${'ab'.repeat(32)}`
    past.inOneRun(memory =>
      memory.keepTrades(hedge, 'mainnet', account, {
        fills: series(1, fills),
        funding: series(1, [fundingOf({ hash })]),
      }),
    )
    const text = readFileSync(join(past.state, 'history', past.accountFiles(hedge)[0]!), 'utf8')
    expect(text).not.toMatch(/tid|hash|123456|abab/)
    // Within a millisecond each has a number of its own again.
    expect(past.open().trades(hedge, 'mainnet', account)!.fills!.rows).toEqual(
      fills.map((fill, index) => ({ ...fill, tid: [1, 2, 1][index] })),
    )
  })

  it('are kept up to a limit that is told, and what was kept before stays', () => {
    const memory = past.open()
    expect(memory.keepTrades(hedge, 'mainnet', account, traded(1))).toBeUndefined()
    const rows = Array.from({ length: 100_000 }, () => fundingOf())
    const many = traded(1, { funding: series(1, rows) })
    expect(memory.keepTrades(hedge, 'mainnet', account, many)).toBe('too-large')
    memory.flush()
    expect(past.open().trades(hedge, 'mainnet', account)).toEqual(traded(1))
    expect(memory.keepTrades(hedge, 'mainnet', account, { ...many, fills: null })).toBeUndefined()
    memory.flush()
    expect(past.open().trades(hedge, 'mainnet', account)!.funding!.rows).toHaveLength(100_000)
    expect(statSync(join(past.state, 'history', past.accountFiles(hedge)[0]!)).size).toBeLessThan(16 * 1024 * 1024)
  })

  it('are not kept where they could not be read again', () => {
    past.inOneRun(memory => {
      memory.keepTrades(hedge, 'mainnet', account, traded(1))
      memory.keepTrades(hedge, 'mainnet', account, traded(2, { fills: series(2, [fillOf({ px: 'NaN' })]) }))
    })
    expect(past.open().trades(hedge, 'mainnet', account)).toEqual(traded(1))
  })
})
