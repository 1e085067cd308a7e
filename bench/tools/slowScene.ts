import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { callMain } from '../../test/support/callMain.ts'
import { furnishedHome } from '../../test/support/madeHome.ts'
import { environmentOf } from '../../test/support/runHedge.ts'
import { startScene } from '../../test/support/scene.ts'
import { type SlowRoad, startSlowRoad } from '../../test/support/slowRoad.ts'

/** Two hedges in a vault; their node and their venue answer over a road on which each answer takes as long as is said. */
export type SlowScene = {
  road: SlowRoad
  env: Record<string, string>
  /** Forgets all that earlier runs learned, and keeps their compiled code. */
  forget(): void
  /** What was asked of the venue in the last minute is not held against the next run. */
  rest(): void
  close(): Promise<void>
}

export async function startSlowScene(): Promise<SlowScene> {
  const scene = await startScene()
  const road = await startSlowRoad()
  const made = await furnishedHome(scene)
  const home = { ...made, venueUrl: road.to(scene.venue.url) }
  const state = join(home.path, 'hedge', 'state')
  const settingsFile = join(home.path, 'hedge', 'settings.json')
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8'))
  // A chain on which the third newest block can no longer change: of one that nobody knows it takes 5,000.
  settings.chains[0].finalityBlocks = 2
  writeFileSync(settingsFile, JSON.stringify(settings))
  await scene.chain.rpc('anvil_mine', ['0x3'])
  const { code } = await callMain(['rpc', 'set', 'local'], home, { stdin: road.to(scene.chain.url) })
  if (code !== 0) throw new Error('the road to the node was not taken')
  const rest = () => rmSync(join(state, 'spent.json'), { force: true })
  return {
    road,
    env: environmentOf(home),
    forget: () => {
      for (const name of readdirSync(state).filter(each => each !== 'compile-cache')) {
        rmSync(join(state, name), { recursive: true })
      }
    },
    rest,
    close: async () => {
      made.remove()
      await road.close()
      await scene.close()
    },
  }
}
