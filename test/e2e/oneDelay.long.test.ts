import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SlowScene, startSlowScene } from '../../bench/tools/slowScene.ts'
import { launcher, timed } from '../../bench/tools/timed.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'

/** So long that what the machine does besides is little against it, in milliseconds. */
const delay = 4_000

let scene: SlowScene
beforeAll(async () => {
  await ensureBuilt()
  scene = await startSlowScene()
})
afterAll(() => scene?.close())

async function status(wait: number): Promise<number> {
  scene.rest()
  scene.road.delay(wait)
  const { code, wall } = await timed([launcher, 'status', '--json'], { env: scene.env })
  expect(code).toBe(0)
  return wall
}

it('a status whose answers take four seconds takes four seconds more than one whose answers come at once', async () => {
  await status(0)
  const quick = Math.min(await status(0), await status(0))
  const slow = await status(delay)
  expect(slow - quick).toBeGreaterThan(0.5 * delay)
  expect(slow - quick).toBeLessThan(1.75 * delay)
})
