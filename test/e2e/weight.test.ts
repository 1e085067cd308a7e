import { beforeAll, describe, expect, it } from 'vitest'
import type { MainOptions } from '../support/callMain.ts'
import type { FakeHyperliquid } from '../support/fakeHyperliquid.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const minute = 60_000
const hour = 60 * minute
/** Half past an hour, when its funding has long been paid. */
const start = Math.floor(Date.now() / hour) * hour + hour / 2

let venue: FakeHyperliquid
beforeAll(async () => {
  venue = stage.scene.venue
  const market = { oraclePx: '4000', szDecimals: 4, maxLeverage: 20 }
  // The main dex and eight others, as the venue has them.
  const others = ['xyz', 'flx', 'vntl', 'hyna', 'km', 'abcd', 'cash', 'para'].map(dex => [`${dex}:GOLD`, market])
  venue.set({ markets: { ...venue.world().markets, ...Object.fromEntries(others) } })
  // What the hedges were added with knows none of the others, and may be less than an hour before these runs.
  await weigh('status --reread', 0)
})

/** A run so many minutes later: what the venue says it weighed, what the run says, and what it asked. */
async function weigh(line: string, after: number, options: MainOptions = {}) {
  const before = venue.spent()
  venue.requests.length = 0
  const { code, stdout, stderr } = await stage.call(line, { ...options, now: () => new Date(start + after * minute) })
  const asked = venue.requests.map(({ type }) => type)
  return { code, stdout, stderr, weight: venue.spent() - before, asked }
}

const told = (stderr: string) => Number(/^hedge: debug: Hyperliquid: weight ([\d,]+) of 1,200/m.exec(stderr)?.[1])

describe('what a run weighs on Hyperliquid, of nine dexes', () => {
  it.each<[string, string, number]>([
    ['status of one account', 'status eth-usdc --debug', 60 + 45],
    ['status of two accounts', 'status --debug', 60 + 2 * 45],
    ['check of two accounts', 'check --debug', 60 + 2 * 45],
    ['show of one', 'show eth-usdc --debug', 60 + 45 + 40],
  ])('%s, again and again, stays within its budget, and --debug says it', async (_what, line, most) => {
    await weigh(line, 0)
    for (const after of [1, 11, 22, 29.9]) {
      const { weight, stderr } = await weigh(line, after)
      expect(weight, `after ${after} minutes`).toBeLessThanOrEqual(most)
      expect(told(stderr)).toBe(weight)
    }
  })

  it('is told on standard error alone, where it was asked for', async () => {
    const plain = await weigh('status --json', 1)
    const debugged = await weigh('status --json --debug', 1)
    expect(plain.stderr).toBe('')
    expect(Object.keys(JSON.parse(debugged.stdout))).toEqual(Object.keys(JSON.parse(plain.stdout)))
    expect(debugged.stderr).toMatch(/clearinghouseState × 18 36/)
  })

  it('asks for one account: its states, its balances, its mode, its fills, and the prices', async () => {
    await weigh('status eth-usdc', 0)
    const { asked } = await weigh('status eth-usdc', 1)
    const counts = Object.fromEntries(
      [...Map.groupBy(asked, type => type)].map(([type, those]) => [type, those.length]),
    )
    expect(counts).toEqual({
      clearinghouseState: 9,
      spotClearinghouseState: 1,
      userFillsByTime: 1,
      metaAndAssetCtxs: 1,
      userAbstraction: 1,
    })
  })

  it('says when what it did not ask for was read', async () => {
    await weigh('status --reread', 0)
    const { stdout } = await weigh('status', 5)
    const at = new Date(start).toISOString().slice(0, 16)
    expect(stdout).toMatch(new RegExp(`Known from earlier: account mode as of ${at}\\S+, list of dexes as of ${at}`))
    const { stdout: json } = await weigh('status --json', 5)
    const { account } = JSON.parse(json).hedges[0]
    expect([account.modeReadAt, account.dexesReadAt].map(each => each.slice(0, 16))).toEqual([at, at])
    const anew = JSON.parse((await weigh('status --json --reread', 5)).stdout).hedges[0].account
    expect([anew.modeReadAt, anew.dexesReadAt]).toEqual([null, null])
  })

  it('does not tell how a hedge stands on a dex that is newer than the list it knows', async () => {
    await weigh('status eth-usdc --reread', 0)
    const world = venue.world()
    const time = start + 2 * minute
    const { account } = stage.scene
    const fills = [
      { coin: 'ETH', side: 'A' as const, px: '3041.5', sz: '3.9', time: start - 36 * hour },
      { coin: 'SOL', side: 'B' as const, px: '180', sz: '10', time: start - 36 * hour },
      { coin: 'new:ETH', side: 'A' as const, px: '3000', sz: '1', time },
    ]
    const its = world.accounts[account]!
    const positions = [...its.positions!, { coin: 'new:ETH', szi: '-1', entryPx: '3000' }]
    venue.set({
      markets: { ...world.markets, 'new:ETH': { oraclePx: '3001', szDecimals: 4, maxLeverage: 20 } },
      accounts: { ...world.accounts, [account]: { ...its, positions, fills } },
    })
    const seen = await weigh('status eth-usdc --json', 3)
    const [hedge] = JSON.parse(seen.stdout).hedges
    expect(seen.code).toBe(3)
    expect(hedge.gaps.map(({ code }: { code: string }) => code)).toContain('unlisted-dex')
    expect(hedge.exposure.find(({ asset }: { asset: string }) => asset === 'ETH').netDelta).toBeNull()
    const after = JSON.parse((await weigh('status eth-usdc --json', 4)).stdout).hedges[0]
    expect(after.perps.map(({ coin }: { coin: string }) => coin)).toContain('new:ETH')
    expect(after.exposure.find(({ asset }: { asset: string }) => asset === 'ETH').netDelta).not.toBeNull()
    venue.set(world)
  })
})
