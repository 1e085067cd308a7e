import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  addChain,
  fine,
  furnish,
  type Ground,
  homeAt,
  startGround,
  world,
} from '../../bench/tools/manyPositions.ts'
import { recordRuns } from '../../bench/tools/recordedYear.ts'
import { type Costs, costed, launcher, type Timed } from '../../bench/tools/timed.ts'
import { openRecords } from '../../src/state/records.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../support/fakeHyperliquid.ts'
import { environmentOf } from '../support/runHedge.ts'
import { type SlowRoad, startSlowRoad } from '../support/slowRoad.ts'

const folder = mkdtempSync(join(tmpdir(), 'hedge-scale-'))
let ground: Ground
let venue: FakeHyperliquid
let road: SlowRoad
beforeAll(async () => {
  await ensureBuilt()
  ground = await startGround()
  venue = await startFakeHyperliquid(world())
  road = await startSlowRoad()
})
afterAll(async () => {
  await road?.close()
  await venue?.close()
  await ground?.deployment.chain.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Run = Timed & Costs & { methods: string[]; turns: number }

/** A warm status of so many positions in one wallet. */
async function status(count: number, wallet: number): Promise<Run> {
  const { chain } = ground.deployment
  await furnish(ground, chain.accounts[wallet]!, count)
  const home = await homeAt(road.to(venue.url))
  try {
    await addChain(home, 'local', ground, road.to(chain.url))
    const add = `add many --chain local --wallet ${chain.accounts[wallet]} --all --account ${account} --timeout 120`
    await fine(home, add.split(' '))
    const words = [launcher, 'status', '--json', '--timeout', '120']
    const run = () => costed(words, folder, { env: environmentOf(home), cwd: home.path })
    await run()
    // Long enough that all of a turn is asked before the first answer of it, however busy the machine is.
    road.delay(2_000)
    const costs = await run()
    expect(costs.code, costs.stderr).toBe(0)
    const [hedge] = JSON.parse(costs.stdout).hedges
    expect(hedge.lps).toHaveLength(count)
    const methods = road.passed.map(({ what }) => what).filter(what => what.startsWith('eth_'))
    return { ...costs, methods: methods.sort(), turns: Math.max(...road.passed.map(({ turn }) => turn)) }
  } finally {
    road.delay(0)
    home.remove()
  }
}

describe('a wallet with many positions', () => {
  it('of a hundred is read by one call and one question for logs; of a thousand in three turns, at a cost that grows as they do', async () => {
    const hundred = await status(100, 1)
    expect(hundred.methods).toEqual(['eth_call', 'eth_getLogs'])
    expect(hundred.turns).toBe(1)
    const thousand = await status(1_000, 2)
    expect(thousand.turns).toBeLessThanOrEqual(3)
    // A call and a question for logs of each hundred.
    expect(thousand.methods.length).toBeLessThanOrEqual(2 * 10)
    expect(thousand.cpu / hundred.cpu).toBeLessThan(25)
  }, 300_000)
})

describe('a year of runs, one each five minutes', () => {
  it('is a file of a megabyte, which all of them are read from', async () => {
    const hedge = 'abcdef0123456789'
    const end = Date.now()
    const sizes: number[] = []
    await recordRuns(folder, hedge, { days: 365, end, grown: (_days, bytes) => sizes.push(bytes) })
    // Fourteen days of every run, 76 of every hour, the rest of every day.
    const rows = 14 * 288 + 76 * 24 + 275
    const records = await openRecords({ folder, keepDays: () => 730, warn: line => expect.fail(line) })
    const read = records.between(hedge, 0, end)
    records.close()
    expect(Math.abs(read.length - rows)).toBeLessThan(400)
    expect(statSync(join(folder, 'history.db')).size).toBeLessThan(1_000_000)
    expect(Math.max(...sizes)).toBeLessThan(1_000_000)
    // From the ninetieth day on a day adds one row.
    expect(sizes[364]! - sizes[180]!).toBeLessThan(100_000)
  }, 300_000)
})
