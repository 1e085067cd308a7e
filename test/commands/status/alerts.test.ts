import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { HedgeReport } from '../../../src/commands/status/types.ts'
import type { OwnThresholds } from '../../../src/domain/ownThresholds.ts'
import type { WirePerp } from '../../../src/domain/perp.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  defaultThresholds,
  dexStateOf,
  ethUsdc,
  gap,
  historyReadingOf,
  lpsOf,
  ok,
  poolOf,
  positionOf,
  type StatusArtifacts,
  seconds,
  snapshotOf,
  soundShort,
  subjectOf,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'

const judge = (parts: Partial<StatusArtifacts>): HedgeReport =>
  statusReport(artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), ...parts }), []).hedges[0]!

const { lpDelta } = judge({}).exposure[0]!
/** A share of the delta hedged by a short whose numbers belong together, but for those that are told otherwise. */
const hedged = (ratio: number, rest: Partial<WirePerp> = {}) =>
  ok([accountOf([{ ...soundShort({ szi: (-ratio * Number(lpDelta)).toFixed(9) }), ...rest }])])

const idsOf = ({ alerts }: HedgeReport) => alerts.map(({ id, severity }) => `${severity} ${id}`)

/** A liquidation price put where a test wants it is not the one that the margin gives, and is said not to be. */
const moved = ['warning venue-disagrees']

describe('alerts', () => {
  it('are none where all is well', () => {
    const hedge = judge({ accounts: hedged(1) })
    expect([idsOf(hedge), hedge.state]).toEqual([[], 'ok'])
  })

  it('name drift beyond its threshold, on either side', () => {
    expect(
      ['0.899', '0.901', '1.099', '1.101'].map(ratio => idsOf(judge({ accounts: hedged(Number(ratio)) }))),
    ).toEqual([['warning hedge-drift'], [], [], ['warning hedge-drift']])
  })

  it.each([
    ['far', 0.26, []],
    ['near', 0.25, ['warning liquidation-near']],
    ['nearer', 0.11, ['warning liquidation-near']],
    ['critical', 0.1, ['critical liquidation-near']],
    ['already past', -0.05, ['critical liquidation-near']],
  ])('judge a liquidation that is %s', (_how, distance, expected) => {
    const hedge = judge({ accounts: hedged(1, { liquidationPx: (3000 * (1 + distance)).toFixed(6) }) })
    expect(idsOf(hedge)).toEqual([...expected, ...moved])
    expect(hedge.perps[0]!.liquidationDistance).toBeCloseTo(distance, 6)
  })

  it('keep a critical threshold that is wider than the warning one', () => {
    const thresholds = ok({ ...defaultThresholds, 'liquidation.warning': 0.05, 'liquidation.critical': 0.2 })
    const hedge = judge({ thresholds, accounts: hedged(1, { liquidationPx: '3300' }) })
    expect(idsOf(hedge)).toEqual(['critical liquidation-near', ...moved])
  })

  it('say which token an out-of-range position is all of', () => {
    const at = (below: number, above: number) => {
      const { tick } = ethUsdc().pools[0]!
      return judge({ lps: ok([lpsOf(ok(ethUsdc({ tickLower: tick - below, tickUpper: tick + above })))]) }).alerts
    }
    const message = (all: string) => `#1 is out of range: all ${all}, no fees`
    expect(at(-60, 600)).toContainEqual({ id: 'out-of-range', severity: 'warning', message: message('WETH') })
    expect(at(600, -60)).toContainEqual({ id: 'out-of-range', severity: 'warning', message: message('USDC') })
    expect(
      idsOf(judge({ lps: ok([lpsOf(ok(ethUsdc({ tickUpper: ethUsdc().pools[0]!.tick, liquidity: '0' })))]) })),
    ).toEqual([])
  })

  it.each([
    [0.004, []],
    [-0.004, []],
    [0.006, ['warning stablecoin-off-peg']],
    [-0.006, ['warning stablecoin-off-peg']],
  ])('flag a stablecoin that its own pool puts %d off a dollar: %j', (off, expected) => {
    const price = 3000 / (1 + off)
    const tick = tickAt(price, tokens.weth, tokens.usdc)
    const usdcFirst = [poolOf({ pair: ['usdc', 'weth'], tick: -tick })]
    const wethFirst = [poolOf({ pair: ['weth', 'usdc'], tick })]
    for (const pools of [usdcFirst, wethFirst]) {
      const around = pools[0]!.tick
      const position = positionOf({ pool: 0, tickLower: around - 600, tickUpper: around + 600 })
      const { alerts } = judge({ lps: ok([lpsOf(ok(snapshotOf(pools, [position])))]) })
      const peg = alerts.filter(({ id }) => id === 'stablecoin-off-peg')
      expect(peg.map(({ id, severity }) => `${severity} ${id}`)).toEqual(expected)
      for (const { message } of peg) expect(message).toMatch(/^USDC is counted as \$1, its pool with WETH says \$/)
    }
  })

  it('flag legs that were read too far apart', () => {
    const lateBy = (late: number) => {
      const [reading] = hedged(1).ok
      const { positions } = (reading!.dexes[0] as { ok: { positions: WirePerp[] } }).ok
      const dexes = [ok(dexStateOf(positions, { time: (seconds + late) * 1000 }))]
      return idsOf(judge({ accounts: ok([{ ...reading!, dexes }]) }))
    }
    expect([lateBy(120), lateBy(121), lateBy(-121)]).toEqual([[], ['warning legs-apart'], ['warning legs-apart']])
  })

  it('say who holds an NFT that the wallet does not', () => {
    const holder = addressOf(0xdead)
    const { alerts } = judge({ accounts: hedged(1), lps: ok([lpsOf(ok(ethUsdc({ owner: holder })))]) })
    expect(alerts).toEqual([{ id: 'held-elsewhere', severity: 'info', message: `#1 is held by ${holder}` }])
  })

  it('say which token stands for nothing known, and how to say what it stands for', () => {
    const parts = { lps: ok([lpsOf(ok(ethUsdc({}, { pair: ['fake', 'usdc'] })))]) }
    expect(judge(parts).alerts).toContainEqual({
      id: 'unmapped-token',
      severity: 'warning',
      message: expect.stringContaining(`hedge add --asset ${tokens.fake.address}=ASSET`),
    })
  })

  it('tell that another hedge counts the same perps, which changes no state', () => {
    const hedge = judge({ accounts: hedged(1), subjects: ok([subjectOf({ shared: true })]) })
    expect([idsOf(hedge), hedge.state]).toEqual([['info shared-account'], 'ok'])
  })
})

describe('drift', () => {
  const severity = (share: number, parts: Parameters<typeof judge>[0] = {}) =>
    judge({ accounts: hedged(share), ...parts }).alerts.find(({ id }) => id === 'hedge-drift')?.severity

  it('is a warning, and critical where half of the hedge is missing or too much', () => {
    expect([0.95, 0.8, 0.6, 0.4, 1.6].map(share => severity(share))).toEqual([
      undefined,
      'warning',
      'warning',
      'critical',
      'critical',
    ])
  })

  it("is held against the hedge's own limits, and is never critical where nothing was stored", () => {
    const own = (thresholds: OwnThresholds) => ({ subjects: ok([subjectOf({ thresholds })]) })
    expect(severity(0.4, own({ 'drift.critical': null }))).toBe('warning')
    expect(severity(0.8, own({ 'drift.critical': 0.1 }))).toBe('critical')
    expect(severity(0.4, own({ 'drift.warning': 0.7 }))).toBeUndefined()
    expect(severity(0.4, { subjects: ok([subjectOf({ stored: false })]) })).toBe('warning')
  })
})

describe('the state', () => {
  const critical = hedged(1, { liquidationPx: '3150' })
  const holed = (accounts: typeof critical) => ok(accounts.ok.map(reading => ({ ...reading, spot: gap('spot') })))

  it('is critical before unknown, unknown before warning, warning before ok', () => {
    expect(judge({ accounts: holed(critical) }).state).toBe('critical')
    expect(judge({ accounts: holed(hedged(0.6)) }).state).toBe('unknown')
    expect(judge({ accounts: holed(hedged(1)) }).state).toBe('unknown')
    expect(judge({ accounts: hedged(0.6) }).state).toBe('warning')
    expect(judge({ accounts: hedged(1) }).state).toBe('ok')
  })

  it('does not hang on what is not known of the past alone', () => {
    const past = { histories: gap('histories'), trades: gap('not-in-snapshot'), candles: gap('candles') }
    for (const [name, read] of Object.entries(past)) {
      const { state, gaps } = judge({ accounts: hedged(1), [name]: read })
      expect([name, state, gaps.map(({ code }) => code)]).toEqual([name, 'ok', [read.gap.code]])
    }
    const unfinished = ok([historyReadingOf({ read: gap('history-unfinished') })])
    expect(judge({ accounts: hedged(0.6), histories: unfinished }).state).toBe('warning')
    expect(judge({ accounts: holed(hedged(0.6)), histories: unfinished }).state).toBe('unknown')
    expect(judge({ accounts: hedged(1), histories: gap('same'), thresholds: gap('same') }).state).toBe('unknown')
  })

  it('is unknown while the thresholds are', () => {
    expect(judge({ accounts: hedged(1), thresholds: gap('settings') }).state).toBe('unknown')
  })
})
