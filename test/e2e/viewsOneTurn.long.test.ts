import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callMain } from '../support/callMain.ts'
import type { Home } from '../support/runHedge.ts'
import { type SlowRoad, startSlowRoad } from '../support/slowRoad.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

/** Long enough that all of a turn is asked before the first answer of it, however busy the machine is. */
const delay = 1_500

let road: SlowRoad
let home: Home
beforeAll(async () => {
  road = await startSlowRoad()
  home = { ...stage.home, venueUrl: road.to(stage.scene.venue.url) }
  const file = join(home.path, 'hedge', 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  settings.chains[0].finalityBlocks = 2
  writeFileSync(file, JSON.stringify(settings))
  await stage.scene.chain.rpc('anvil_mine', ['0x3'])
  expect((await callMain(['rpc', 'set', 'local'], home, { stdin: road.to(stage.scene.chain.url) })).code).toBe(0)
  expect((await callMain(['status', '--detail'], home)).code).toBe(0)
})
afterAll(() => road?.close())

/** In this order: a run about fewer positions must not make those after it ask in smaller pages. */
it.each([['show', 'eth-usdc', '--json'], ['check', '--json'], ['status', '--detail', '--json'], ['snapshot']])(
  '%s %s asks everything at once: one call and one question for logs a chain',
  async (...words) => {
    rmSync(join(home.path, 'hedge', 'state', 'spent.json'), { force: true })
    road.delay(delay)
    await callMain(words, home)
    expect(road.passed.filter(({ turn }) => turn > 1)).toEqual([])
    const toNode = road.passed.filter(({ what }) => what.startsWith('eth_')).map(({ what }) => what)
    expect(toNode.sort()).toEqual(['eth_call', 'eth_getLogs'])
    const orders = road.passed.filter(({ what }) => what.startsWith('frontendOpenOrders'))
    expect(orders.length).toBe(words.includes('--detail') ? 2 : 0)
  },
)
