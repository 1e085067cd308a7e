import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { execStore } from '../../src/secrets/exec/execStore.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { faultOf, type SettingsDocument } from '../../src/settings/document.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { runHedge } from '../laws/support/runHedge.ts'
import { stage } from '../laws/support/stage.ts'
import { fakeManager } from '../secrets/support/fakeManager.ts'
import { hedgeOf } from '../support/fakeSources.ts'

const installation = '0123456789abcdef'
const hedge = { ...hedgeOf('eth-usdc'), id: 'abcdef0123456789' }
const secrets: Readonly<Record<string, string>> = {
  [`hedge/${hedge.id}/wallet`]: '0x1111111111111111111111111111111111111111',
  [`hedge/${hedge.id}/account`]: '0x2222222222222222222222222222222222222222',
  'rpc/base': 'https://one.example/key-1',
  'rpc/base/2': 'https://two.example/key-2\n',
}
/** The access log keeps its head in the store: how far it goes, nothing of anybody's. */
const isOfPeople = (key: string) => key !== 'log/head'

/** One home with secrets in a vault, and a fake secret manager to move them to. */
async function killedMoves() {
  const [house, manager] = [await stage(), fakeManager()]
  const home = join(manager.home, 'hedge')
  const identityFile = join(manager.home, 'identity.txt')
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: manager.home,
    HEDGE_HOME: home,
    HEDGE_VAULT_IDENTITY_FILE: identityFile,
  }
  await initVault({ home, identityFile })
  const vault = vaultStore({ home, askPassphrase: null, environment: env })
  const exec = execStore({
    command: manager.command,
    arguments: [],
    installation,
    home,
    interactive: false,
    environment: env,
  })
  for (const [key, text] of Object.entries(secrets)) await vault.set(key, new Secret(text))
  await openSettings(home, () => installation).update(document => ({
    ...document,
    store: { kind: 'vault' },
    hedges: [hedge],
    rpcs: { base: { setAt: '2026-01-01T00:00:00.000Z', also: [{ setAt: '2026-01-02T00:00:00.000Z' }] } },
  }))
  const words = {
    vault: ['store', 'use', 'vault'],
    exec: ['store', 'use', 'exec', '--command', manager.command],
    look: ['store'],
  }

  const settings = (): SettingsDocument => JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))

  /** What each store has, asked past the program. */
  const kept = async (store: typeof vault) => {
    const keys = ((await store.list?.()) ?? []).filter(isOfPeople)
    const found = await store.getMany(keys)
    return Object.fromEntries(keys.map(key => [key, found.get(key)?.reveal()]))
  }

  /** Starts it, and kills it alone after so many milliseconds: what it has started lives on, as after any kill. */
  const kill = (args: readonly string[], after: number) =>
    new Promise<'killed' | 'ended'>((resolve, reject) => {
      const child = spawn(process.execPath, [house.hedge, ...args], { env, stdio: 'ignore' })
      const timer = setTimeout(() => child.kill('SIGKILL'), after)
      child.once('error', reject)
      child.once('close', (_code, signal) => {
        clearTimeout(timer)
        resolve(signal === null ? 'ended' : 'killed')
      })
    })

  return {
    remove: house.remove,
    /** How long a whole move takes here: the time in which to kill one. */
    async measure() {
      const began = performance.now()
      for (const way of ['exec', 'vault'] as const)
        expect((await runHedge(house.hedge, words[way], { env })).code).toBe(0)
      return (performance.now() - began) / 2
    },
    /** Moves that are killed one after the other, and a run that ends in peace. Resolves to how many were killed. */
    async round(moments: readonly number[], last: 'again' | 'back' | 'look') {
      let killed = 0
      let to: 'vault' | 'exec' = 'exec'
      for (const after of moments) {
        to = settings().store.kind === 'vault' ? 'exec' : 'vault'
        if ((await kill(words[to], after)) === 'killed') killed += 1
        expect(faultOf(settings())).toBeNull()
        expect(await kept(settings().store.kind === 'vault' ? vault : exec)).toMatchObject(secrets)
      }
      const choice = last === 'look' ? 'look' : last === 'again' ? to : to === 'vault' ? 'exec' : 'vault'
      const { code, stderr } = await runHedge(house.hedge, words[choice], { env })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const whole = settings()
      expect([faultOf(whole), whole.moving]).toEqual([null, undefined])
      if (choice !== 'look') expect(whole.store.kind).toBe(choice)
      const [inUse, other] = whole.store.kind === 'vault' ? [vault, exec] : [exec, vault]
      expect(await kept(inUse)).toEqual(secrets)
      expect(await other.list?.()).toEqual([])
      // Half a write of a vault that is in use goes with its next one.
      if (other === vault) expect(readdirSync(home).filter(name => /vault.*tmp$/.test(name))).toEqual([])
      return killed
    },
  }
}

const lasts = ['again', 'back', 'look'] as const

/** Three kills a round at random moments of a whole move; most of them must have met one that was still running. */
export async function killMoves(rounds: number): Promise<void> {
  const { measure, round, remove } = await killedMoves()
  try {
    const whole = await measure()
    let killed = 0
    for (let n = 0; n < rounds; n += 1) {
      const moments = [0, 1, 2].map(() => whole * (0.2 + Math.random() * 0.8))
      killed += await round(moments, lasts[n % 3]!)
    }
    expect(killed).toBeGreaterThan(rounds)
  } finally {
    remove()
  }
}
