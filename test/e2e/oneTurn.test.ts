import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callMain } from '../support/callMain.ts'
import { collect } from '../support/chain/collect.ts'
import type { Home } from '../support/runHedge.ts'
import { type Passed, type SlowRoad, startSlowRoad } from '../support/slowRoad.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

/** Long enough that all of a turn is asked before the first answer of it, however busy the machine is. */
const delay = 1_500

let road: SlowRoad
let home: Home
beforeAll(async () => {
  road = await startSlowRoad()
  home = { ...stage.home, venueUrl: road.to(stage.scene.venue.url) }
  // A chain on which the third newest block can no longer change: of one that nobody knows it takes 5,000.
  const file = join(stage.home.path, 'hedge', 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  settings.chains[0].finalityBlocks = 2
  writeFileSync(file, JSON.stringify(settings))
  await stage.scene.chain.rpc('anvil_mine', ['0x3'])
  expect((await callMain(['rpc', 'set', 'local'], home, { stdin: road.to(stage.scene.chain.url) })).code).toBe(0)
})
afterAll(() => road?.close())

/** What the venue was asked within a minute counts for the next run: here each is the only one of its minute. */
const forgetSpent = () => rmSync(join(stage.home.path, 'hedge', 'state', 'spent.json'), { force: true })

/** Hours later, since the list of dexes is remembered for one or two. */
async function status(milliseconds: number, hours = 0) {
  forgetSpent()
  road.delay(milliseconds)
  const now = () => new Date(Date.now() + hours * 3_600_000)
  const { code, stdout } = await callMain(['status', '--json'], home, { now })
  expect(code).toBe(0)
  const { generatedAt: _, ...report } = JSON.parse(stdout)
  return { passed: [...road.passed], report }
}

const market = (oraclePx: string) => ({ oraclePx, szDecimals: 4, maxLeverage: 20 })
const main = { BTC: market('90011'), ETH: market('3001.2'), SOL: market('181.5') }
/** From now on the venue runs so many dexes besides the main one. */
const runDexes = (count: number) =>
  stage.scene.venue.set({
    markets: {
      ...main,
      ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`dex${n}:GOLD`, market('4000')])),
    },
  })
const statesIn = (passed: readonly Passed[]) => passed.filter(({ what }) => what.startsWith('clearinghouseState'))

describe('a live status', () => {
  it('asks everything at once when its caches are warm: one call and one question for logs a chain', async () => {
    runDexes(8)
    await status(0, 3)
    const { passed, report } = await status(delay, 3)
    expect(passed.filter(({ turn }) => turn > 1)).toEqual([])
    const toNode = passed.filter(({ what }) => what.startsWith('eth_'))
    expect(toNode.map(({ what }) => what).sort()).toEqual(['eth_call', 'eth_getLogs'])
    expect(report.gaps).toEqual([])
  })

  it('asks about a dex that is new as soon as it is listed, and about no other twice', async () => {
    runDexes(10)
    const { passed } = await status(delay, 6)
    expect(passed.filter(({ turn }) => turn > 1).map(({ what, turn }) => `${turn} ${what}`)).toEqual(
      ['dex8', 'dex9', 'dex8', 'dex9'].map(dex => `2 clearinghouseState ${dex}`),
    )
    expect(statesIn(passed)).toHaveLength(2 * 11)
  })

  it('tells nothing of a dex that went away', async () => {
    runDexes(3)
    const { passed, report } = await status(0, 9)
    expect(statesIn(passed)).toHaveLength(2 * 11)
    expect(report.gaps).toEqual([])
    expect(statesIn((await status(0, 9)).passed)).toHaveLength(2 * 4)
  })

  it('says the same of the past as one that knows nothing of it', async () => {
    await collect(stage.scene.deployment, stage.scene.positions.ethInRange, undefined, undefined, stage.scene.wallet)
    const pasts = async () => {
      forgetSpent()
      const { stdout } = await callMain(['snapshot'], home)
      return JSON.stringify(JSON.parse(stdout).histories.ok).replaceAll(/"(at|toBlock)":"[^"]*"/g, '')
    }
    const ahead = await pasts()
    expect(ahead).toContain('"collect"')
    rmSync(join(stage.home.path, 'hedge', 'state', 'history'), { recursive: true })
    expect(await pasts()).toBe(ahead)
  })
})
