import { afterAll, beforeAll } from 'vitest'
import { callMain, type MainCall, type MainOptions } from './callMain.ts'
import { furnishedHome, makeVault, newHome } from './madeHome.ts'
import { type HedgeOptions, type HedgeRun, type Home, runHedge } from './runHedge.ts'
import { type Scene, startScene } from './scene.ts'

type Line = string | readonly string[]

/** A scene and a home in it for one test file, both gone after it. */
export type Stage = {
  scene: Scene
  home: Home
  /** The built program in a process of its own. */
  run(line: Line, options?: Partial<HedgeOptions>): Promise<HedgeRun>
  /** The same in this process. */
  call(line: Line, options?: MainOptions): Promise<MainCall>
  /** In this process as well; fails unless standard output is one JSON document and nothing else. */
  json(line: Line, options?: MainOptions): Promise<{ code: number; document: Json }>
}

// biome-ignore lint/suspicious/noExplicitAny: what a test looks into is what it then asserts
export type Json = any

/** `furnished`: with the vault, the chain and both hedges stored; otherwise the home is empty. */
export function useStage({ furnished }: { furnished: boolean }): Stage {
  let scene: Scene | undefined
  let home: (Home & { remove(): void }) | undefined
  beforeAll(async () => {
    scene = await startScene()
    home = furnished ? await furnishedHome(scene) : newHome(scene.venue.url)
  })
  afterAll(async () => {
    home?.remove()
    await scene?.close()
  })
  const wordsOf = (line: Line) => (typeof line === 'string' ? line.split(' ') : line)
  return {
    get scene() {
      return scene!
    },
    get home() {
      return home!
    },
    run: (line, options) => runHedge(wordsOf(line), { home: home!, ...options }),
    call: (line, options) => callMain(wordsOf(line), home!, options),
    json: async (line, options) => {
      const { code, stdout } = await callMain(wordsOf(line), home!, options)
      return { code, document: JSON.parse(stdout) }
    },
  }
}

/** A home with a vault and nothing else: no chain, no venue, for what must fail before any of them is asked. */
export function useVault(): { home: Home } {
  const home = newHome('http://127.0.0.1:1')
  beforeAll(() => makeVault(home))
  afterAll(() => home.remove())
  return { home }
}
