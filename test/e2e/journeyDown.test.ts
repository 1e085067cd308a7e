import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forward, type RpcStub, type StubAnswer, startRpcStub, stubKey } from '../support/chain/rpcStub.ts'
import { type Json, useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

/** Stands between hedge and the node, and answers in its place where a test says so. */
let stub: RpcStub
let instead: StubAnswer | null = null

beforeAll(async () => {
  stub = await startRpcStub(call => instead ?? forward(stage.scene.chain.url, call))
  const { code } = await stage.run('rpc set local', { stdin: stub.url })
  expect(code).toBe(0)
})

const types = ['clearinghouseState', 'spotClearinghouseState', 'userAbstraction', 'metaAndAssetCtxs', 'userRole']

afterEach(() => {
  instead = null
  for (const type of types) stage.scene.venue.failWith(type, null)
})

/** The one hedge of ETH, its one row of exposure, and the report around them. */
async function ethUsdc(): Promise<{ code: number | null; report: Json; hedge: Json; row: Json }> {
  const { code, document: report } = await stage.json('status eth-usdc --json')
  const [hedge] = report.hedges
  expect(hedge.exposure).toHaveLength(1)
  return { code, report, hedge, row: hedge.exposure[0] }
}

const nothingNet = { netDelta: null, netDeltaUsd: null, hedgeRatio: null, drift: null, correction: null }

describe('the chain cannot be read: the perps are shown, and what needs the LP is unknown', () => {
  it.each<[what: string, answer: StubAnswer, code: string, says: RegExp, hint: string]>([
    ['a web page', { body: '<html>Sign in</html>' }, 'rpc-not-json', /not JSON/, 'hedge rpc set local'],
    ['HTTP 401', { status: 401, body: 'no' }, 'rpc-refused', /refused the key \(HTTP 401\)/, 'hedge rpc set local'],
    ['HTTP 429', { status: 429, body: 'slow' }, 'rpc-rate-limited', /asked too often/, 'hedge rpc set local'],
    ['HTTP 502', { status: 502, body: '' }, 'rpc-failing', /is failing \(HTTP 502\)/, 'hedge rpc test local'],
    [
      'a cut answer',
      { body: { result: '0x' }, cut: true },
      'rpc-unreachable',
      /cannot be reached/,
      'hedge rpc test local',
    ],
    [
      'another page',
      { status: 302, body: '', headers: { location: '/' } },
      'rpc-redirect',
      /redirect/,
      'hedge rpc set local',
    ],
  ])('%s', async (_what, answer, gap, says, hint) => {
    instead = answer
    const { code, report, hedge, row } = await ethUsdc()
    expect(code).toBe(3)
    expect(hedge).toMatchObject({
      state: 'unknown',
      lps: [],
      perps: [{ coin: 'ETH', szi: '-3.9', oraclePx: '3001.2' }],
    })
    expect(row).toMatchObject({ asset: 'ETH', lpDelta: null, perpDelta: '-3.9', spotDelta: '0', ...nothingNet })
    expect(report.totals).toEqual({ valueUsd: null, feesUsd: null, netDeltaUsd: null, equityUsd: 12171.2 })
    expect(report.gaps).toEqual([{ code: gap, source: 'local RPC', message: expect.stringMatching(says), hint }])
    expect(JSON.stringify(report)).not.toContain(stubKey)
  })

  it('is said in the table as well, with what to type', async () => {
    instead = { status: 401, body: `no access with ${stubKey}` }
    const { code, stdout, stderr } = await stage.run('status eth-usdc')
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
    const gap = 'local RPC: local RPC refused the key (HTTP 401)'
    expect(stdout).toContain(`  not known: ${gap}\n             hedge rpc set local\n`)
    expect(stdout).toMatch(/^ {2}ETH +−3\.9 /m)
    expect(stdout).not.toContain(stubKey)
  })
})

describe('one question of four to the venue has no answer: the LP is shown, and what needs the answer is unknown', () => {
  const faults = [{ status: 403 }, { html: '<html>Blocked</html>' }, { body: { unexpected: true } }]

  it.each(faults)('perps: %j', async fault => {
    stage.scene.venue.failWith('clearinghouseState', fault)
    const { code, report, hedge, row } = await ethUsdc()
    expect({ code, state: hedge.state }).toEqual({ code: 3, state: 'unknown' })
    expect(hedge).toMatchObject({ perps: [], otherPerps: null, account: { equityUsd: null, withdrawableUsd: null } })
    expect(hedge.lps).toHaveLength(2)
    expect(row).toMatchObject({ lpDelta: hedge.lps[0].amount1, perpDelta: null, spotDelta: '0', ...nothingNet })
    expect(report.totals).toMatchObject({ valueUsd: expect.any(Number), equityUsd: null, netDeltaUsd: null })
    expect(report.gaps).toMatchObject([{ source: 'hyperliquid', message: /clearinghouseState/ }].map(matching))
  })

  it.each(faults)('spot: %j', async fault => {
    stage.scene.venue.failWith('spotClearinghouseState', fault)
    const { code, report, hedge, row } = await ethUsdc()
    expect({ code, state: hedge.state }).toEqual({ code: 3, state: 'unknown' })
    expect(row).toMatchObject({ lpDelta: hedge.lps[0].amount1, perpDelta: '-3.9', spotDelta: null, ...nothingNet })
    expect(hedge).toMatchObject({ perps: [{ szi: '-3.9' }], account: { equityUsd: 12171.2 } })
    expect(report.totals).toMatchObject({ valueUsd: expect.any(Number), equityUsd: 12171.2, netDeltaUsd: null })
    expect(report.gaps).toMatchObject([{ source: 'hyperliquid', message: /spotClearinghouseState/ }].map(matching))
  })

  it.each(faults)('mode: %j', async fault => {
    stage.scene.venue.failWith('userAbstraction', fault)
    const { code, report, hedge, row } = await ethUsdc()
    expect({ code, state: hedge.state }).toEqual({ code: 3, state: 'unknown' })
    expect(hedge.account).toMatchObject({ mode: null, equityUsd: null, marginRatio: null, withdrawableUsd: null })
    expect(row.netDelta).toMatch(/^3\.52/)
    expect(report.totals).toMatchObject({ equityUsd: null, netDeltaUsd: expect.any(Number) })
    expect(report.gaps).toMatchObject([{ source: 'hyperliquid', message: /userAbstraction/ }].map(matching))
  })

  it.each(faults)('prices: %j', async fault => {
    stage.scene.venue.failWith('metaAndAssetCtxs', fault)
    const { code, report, hedge, row } = await ethUsdc()
    expect({ code, state: hedge.state }).toEqual({ code: 3, state: 'unknown' })
    const [inRange, allDollars] = hedge.lps
    expect(inRange).toMatchObject({
      amount0: '24852.797332',
      valueUsd: null,
      feesUsd: null,
      priceSource: { token1: null },
    })
    expect(allDollars).toMatchObject({ amount1: '0', valueUsd: 7999.999999 })
    expect(hedge.perps).toMatchObject([{ markPx: '3001.5', oraclePx: null, fundingRate: null, fundingApr: null }])
    expect(row).toMatchObject({ netDeltaUsd: null, correction: null, netDelta: expect.stringMatching(/^3\.52/) })
    expect(report.totals).toEqual({ valueUsd: null, feesUsd: null, equityUsd: 12171.2, netDeltaUsd: null })
    expect(report.gaps).toMatchObject([{ source: 'hyperliquid', message: /metaAndAssetCtxs/ }].map(matching))
  })

  it('nothing at all: the LP stands alone', async () => {
    for (const type of types) stage.scene.venue.failWith(type, { drop: true })
    const { code, report, hedge, row } = await ethUsdc()
    expect({ code, state: hedge.state, lps: hedge.lps.length }).toEqual({ code: 3, state: 'unknown', lps: 2 })
    expect(row).toMatchObject({ lpDelta: hedge.lps[0].amount1, perpDelta: null, spotDelta: null, ...nothingNet })
    expect(report.totals).toEqual({ valueUsd: null, feesUsd: null, equityUsd: null, netDeltaUsd: null })
    expect(report.gaps.map(({ message }: Json) => message.split(', ')[1]).sort()).toEqual(
      types
        .filter(type => type !== 'userRole')
        .map(type => `asked for ${type}`)
        .sort(),
    )
  })

  it('an address given ad hoc whose role is not told', async () => {
    stage.scene.venue.failWith('userRole', { status: 403 })
    const { code, document } = await stage.json(`status ${stage.scene.account} --chain local --json`)
    expect(code).toBe(3)
    expect(document.hedges).toMatchObject([{ account: { role: null, equityUsd: 12171.2 } }])
  })
})

const matching = ({ source, message }: { source: string; message: RegExp }) => ({
  source,
  message: expect.stringMatching(message),
  hint: expect.stringMatching(/hedge status/),
})

describe('a mode whose balances mean something else: positions are shown, and no equity', () => {
  const said: [mode: string, code: string][] = [
    ['somethingOfTomorrow', 'mode-not-handled'],
    ['two words', 'unknown-mode'],
  ]

  it.each(said)('%s', async (mode, gap) => {
    stage.scene.venue.failWith('userAbstraction', { body: mode })
    const { code, report, hedge, row } = await ethUsdc()
    expect({ code, state: hedge.state }).toEqual({ code: 3, state: 'unknown' })
    expect(hedge.account).toMatchObject({ equityUsd: null, marginRatio: null, withdrawableUsd: null })
    expect(hedge.perps).toMatchObject([{ szi: '-3.9', liquidationPx: expect.any(String) }])
    expect(row.netDelta).toMatch(/^3\.52/)
    expect(report.totals.equityUsd).toBeNull()
    expect(report.gaps).toMatchObject([{ code: gap, source: 'hyperliquid' }])
    const { stdout } = await stage.call('status eth-usdc')
    expect(stdout).not.toMatch(/equity \$|withdrawable \$/)
    expect(stdout).not.toContain('12,171')
  })
})

describe('both at once', () => {
  it('names each gap, and shows what is stored', async () => {
    instead = { status: 401, body: '' }
    for (const type of types) stage.scene.venue.failWith(type, { status: 403 })
    const { code, report, row } = await ethUsdc()
    expect(code).toBe(3)
    expect(row).toMatchObject({ asset: 'ETH', lpDelta: null, perpDelta: null, spotDelta: null, ...nothingNet })
    expect(report.totals).toEqual({ valueUsd: null, feesUsd: null, equityUsd: null, netDeltaUsd: null })
    expect(report.gaps).toHaveLength(5)
  })

  it('a part that is missing weighs more than a threshold that is crossed', async () => {
    expect((await stage.call('status btc-eth --exit-code')).code).toBe(10)
    stage.scene.venue.failWith('spotClearinghouseState', { status: 403 })
    expect((await stage.call('status btc-eth --exit-code')).code).toBe(3)
    expect((await stage.call('status btc-eth --exit-code --no-exit-codes')).code).toBe(3)
  })

  it('a node that is gone altogether', async () => {
    await stub.stop()
    const { report, row } = await ethUsdc()
    expect(row).toMatchObject({ lpDelta: null, perpDelta: '-3.9', ...nothingNet })
    expect(report.gaps).toMatchObject([
      {
        code: 'rpc-unreachable',
        message: 'local RPC cannot be reached: nothing listens there (ECONNREFUSED)',
        hint: 'hedge rpc test local',
      },
    ])
    const tested = await stage.json('rpc test local --json')
    expect(tested).toMatchObject({ code: 3, document: { endpoints: [{ ok: false, hint: 'hedge rpc test local' }] } })
    expect(JSON.stringify([report, tested])).not.toContain(stubKey)
  })
})
