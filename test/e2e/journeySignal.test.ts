import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { withLock } from '../../src/state/lock.ts'
import { chainAddWords, hedgeWords, makeVault } from '../support/madeHome.ts'
import { environmentOf, launcher, runHedge } from '../support/runHedge.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: false })
const folder = () => join(stage.home.path, 'hedge')
const settings = () => JSON.parse(readFileSync(join(folder(), 'settings.json'), 'utf8'))

beforeAll(async () => {
  await makeVault(stage.home)
  const added = await runHedge(chainAddWords(stage.scene), { home: stage.home, stdin: stage.scene.chain.url })
  expect(added).toMatchObject({ code: 0 })
})

/** Waits, bounded, for something to come true. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000 && !holds(); tries += 1) await pause(10)
  expect(holds()).toBe(true)
}

it.each(['SIGINT', 'SIGTERM'] as const)('%s while secrets are written takes back what was written', async signal => {
  const child = spawn(process.execPath, [launcher, ...hedgeWords(stage.scene).ethUsdc], {
    env: environmentOf(stage.home),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', text => {
    said += text
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  // This process holds the vault, so that the other stands in the middle of storing for as long as we like.
  await withLock(join(folder(), 'vault.lock'), async () => {
    await until(() => Object.keys(settings().pending).length === 1)
    child.kill(signal)
    await pause(200)
  })
  expect(await ended).toBe(1)
  expect(said).toContain('left before the end; nothing was stored')
  expect(settings().pending).toEqual({})
  expect(settings().hedges).toEqual([])
})
