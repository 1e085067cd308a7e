import { afterAll, beforeAll, expect, it } from 'vitest'
import { exact, worth } from '../support/life/benchmarks.ts'
import { fraction, parse, plus, times, toNumber } from '../support/life/fraction.ts'
import { less } from '../support/life/ledger.ts'
import { plans } from '../support/life/plans.ts'
import { type LifePosition, undoing } from '../support/life/position.ts'
import { type LifeHome, type LifeStage, startLifeStage } from '../support/life/stage.ts'
import { liveOn, type Moment } from '../support/life.ts'
import type { Json } from '../support/useStage.ts'

/** What is behind the newest blocks is read once: here it lies far behind, and the node counts what it is asked. */
let stage: LifeStage
let home: LifeHome
let end: Moment & { position: LifePosition }
let offTheMark: Json
/** What the node was asked for while the hedge was added. */
let scanned: string[]
beforeAll(async () => {
  stage = await startLifeStage(plans.dollar)
  for await (const moment of liveOn(stage.ground, plans.dollar)) {
    if (moment.name === 'back at the entry price') offTheMark = await lookWhileTheVenueDiffers(moment)
    end = moment
    if (moment.name === 'the end') break
  }
  await stage.letBlocksPass(6_000n)
  const before = stage.requests.length
  home = await homeWithHedge()
  scanned = stage.requests.slice(before).flat()
})
afterAll(() => stage?.close())

async function homeWithHedge(): Promise<LifeHome> {
  const made = await stage.newHome()
  // What the venue has not told by then it never tells: a run reads on from the moment of the one before it.
  stage.setVenue(stage.ground.now(), end.sqrtPriceX96)
  await made.addHedge(end.position.id, stage.ground.now())
  return made
}

/** Prices at the venue are not the pool's to the last digit, and for a while not by far. */
async function lookWhileTheVenueDiffers({ position, at, sqrtPriceX96 }: Moment & { position: LifePosition }) {
  const price = times(stage.priceOf(sqrtPriceX96), parse('1.004'))
  stage.setVenue(at, stage.ground.sqrtPriceOf(price))
  const other = await stage.newHome()
  await other.addHedge(position.id, at)
  return other.json(['status'], at)
}

/** But for when the list of dexes was read, which each home has its own time of. */
const asOfNow = ({ hedges, ...rest }: Json): Json => ({
  ...rest,
  hedges: hedges.map((hedge: Json) => ({ ...hedge, account: { ...hedge.account, dexesReadAt: null } })),
})

/** What a run says, and which methods the node was asked for by it. */
async function look(at: LifeHome) {
  const now = stage.ground.now()
  stage.setVenue(now, end.sqrtPriceX96)
  const before = stage.requests.length
  const document = await at.json(['status'], now)
  return { document, asked: stage.requests.slice(before).flat() }
}

it('has no impermanent loss at the entry price, nor a gain, when the venue has another price than the pool', () => {
  const [{ impermanentLoss }] = offTheMark.hedges[0].lps
  expect(impermanentLoss.usd).toBeLessThanOrEqual(0)
  expect(impermanentLoss.usd).toBeGreaterThan(-0.001)
})

it('reads the past once: the next runs ask for one call and what has happened since, and say the same', async () => {
  expect(scanned.filter(method => method === 'eth_getLogs').length, 'while it was added').toBeGreaterThan(1)
  const first = await look(home)
  expect(first.asked.sort()).toEqual(['eth_call', 'eth_getLogs'])
  const again = await look(home)
  expect(again.document).toEqual(first.document)
  expect(again.asked.sort()).toEqual(['eth_call', 'eth_getLogs'])
  const elsewhere = await look(await homeWithHedge())
  expect(elsewhere.document).toEqual(first.document)
})

it('notices what has happened since, and says what one who reads everything anew says', async () => {
  const before = (await look(home)).document.hedges[0].lps[0]
  await stage.ground.pass(3_600)
  await end.position.collect([2n ** 128n - 1n, 2n ** 128n - 1n])
  await end.position.deposit([10n ** 18n, 3_000n * 10n ** 6n])
  const { document, asked } = await look(home)
  expect(asked.sort()).toEqual(['eth_call', 'eth_getLogs'])
  const lp = document.hedges[0].lps[0]
  expect(lp.entry.deposits).toHaveLength(before.entry.deposits.length + 1)
  expect([lp.uncollectedFees0, lp.uncollectedFees1]).toEqual(['0', '0'])
  expect(lp.fees.lifetime0).toBe(before.fees.lifetime0)
  expect(asOfNow((await look(await homeWithHedge())).document)).toEqual(asOfNow(document))
})

it('shows on its ladder what closing the position there would really pay', async () => {
  const now = stage.ground.now()
  const { usd } = stage.setVenue(now, end.sqrtPriceX96)
  const { ladder } = await home.json(['show', 'life'], now)
  expect(ladder).toHaveLength(1)
  const rows = ladder[0].rows as Json[]
  expect(rows.length).toBeGreaterThan(8)
  for (const { move, priceUsd, lpValueUsd, label } of rows) {
    const by = plus(fraction(1n), parse(move.toFixed(18)))
    const { all, uncollected } = await undoing(stage.ground, async () => {
      await stage.ground.moveTo(times(stage.priceOf(end.sqrtPriceX96), by))
      return end.position.closing()
    })
    const holds = less(all, uncollected)
    const there = toNumber(worth(stage.ground, exact(holds), [times(usd[0], by), usd[1]]))
    expect(Math.abs(lpValueUsd - there), `${label} ${priceUsd}: ${lpValueUsd} and ${there}`).toBeLessThan(0.005)
  }
})
