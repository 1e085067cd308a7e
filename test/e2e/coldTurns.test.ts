import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  expect((await callMain(['rpc', 'set', 'local'], home, { stdin: road.to(stage.scene.chain.url) })).code).toBe(0)
})
afterAll(() => road?.close())

async function cold(words: readonly string[]) {
  rmSync(join(home.path, 'hedge', 'state'), { recursive: true, force: true })
  road.delay(delay)
  const { stdout } = await callMain([...words, '--json'], home)
  return { passed: [...road.passed], report: JSON.parse(stdout) }
}

describe('the first status of all', () => {
  it('takes three turns on a node that takes the whole chain at once, with two questions for the past of all positions', async () => {
    const { passed, report } = await cold(['status'])
    expect(report.gaps).toEqual([])
    expect(Math.max(...passed.map(({ turn }) => turn))).toBe(3)
    const toNode = passed.filter(({ what }) => what.startsWith('eth_')).map(({ what, turn }) => `${turn} ${what}`)
    // The last looks for the price at which the position that is out of range was entered.
    expect(toNode).toEqual(['1 eth_call', '2 eth_getLogs', '2 eth_getLogs', '3 eth_getLogs'])
    const past = passed.filter(({ what }) => /^user(Fills|Funding)/.test(what))
    expect(past.map(({ turn }) => turn)).toEqual(past.map(() => 3))
    expect(past).not.toEqual([])
  })

  it('takes one of an address that was given', async () => {
    const { passed } = await cold(['status', stage.scene.wallet, '--chain', 'local'])
    expect(new Set(passed.map(({ turn }) => turn))).toEqual(new Set([1]))
    expect(passed.filter(({ what }) => what === 'eth_call')).toHaveLength(1)
  })
})
