import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccessEntry } from '../../src/domain/accessLog.ts'
import { describeWithSecretService } from '../secrets/support/secretService.ts'
import { type CronDaemon, hasCron, startCron } from '../support/cronDaemon.ts'
import { chainAddWords, furnishedHome, hedgeWords, newHome } from '../support/madeHome.ts'
import { type Home, runHedge } from '../support/runHedge.ts'
import { type Scene, startScene } from '../support/scene.ts'
import { expectValid } from '../support/schemas.ts'

/** From one minute to the next, and what a run may take after it. */
const turn = 90_000

type Job = { home: Home; env: Record<string, string | undefined> }

/** The line that `hedge schedule` prints there, as it is. */
async function lineOf({ home, env }: Job, run: string): Promise<string> {
  const { stdout } = await runHedge(['schedule', '--json', '--as', 'cron', '--every', '1m', '--run', run], {
    home,
    env,
  })
  const document = JSON.parse(stdout)
  expectValid(document)
  expect(document.needs).toContainEqual(expect.objectContaining({ id: 'store', met: true }))
  return document.files[0].text
}

/** What runs of cron did to the keys of a home, by its access log. */
const byCron = ({ path }: Home): AccessEntry[] => {
  try {
    const lines = readFileSync(join(path, 'hedge', 'state', 'log.jsonl'), 'utf8')
      .trim()
      .split('\n')
    return lines.map(line => JSON.parse(line) as AccessEntry).filter(({ by }) => by === 'cron')
  } catch {
    return []
  }
}

const hasRead = (home: Home, command: string) =>
  byCron(home).some(
    entry => entry.command === command && entry.act === 'read' && entry.result === 'ok' && entry.keys.length > 0,
  )

const title = 'under a real cron daemon'
/** Each waits for the full minute: they do so together. */
describe.skipIf(!hasCron)(hasCron ? title : `${title} (SKIPPED: no cron, or not root)`, { concurrent: true }, () => {
  let scene: Scene
  const folder = join(tmpdir(), `hedge-cron-${process.pid}`)
  let daemons = 0
  const homes: (Home & { remove(): void })[] = []
  beforeAll(async () => {
    scene = await startScene()
  })
  afterAll(async () => {
    for (const home of homes) home.remove()
    rmSync(folder, { recursive: true, force: true })
    await scene?.close()
  })

  /** A daemon with these lines, until `holds`. */
  async function underCron<T>(lines: readonly string[], watch: (cron: CronDaemon) => Promise<T>): Promise<T> {
    const cron = await startCron(join(folder, String(daemons++)), lines.join(''))
    try {
      return await watch(cron)
    } finally {
      await cron.stop()
    }
  }

  it('the vault opens, the run reads, and says something only where something is wrong', {
    timeout: 2 * turn,
  }, async () => {
    const vault = await furnishedHome(scene)
    const down = newHome('http://127.0.0.1:1')
    homes.push(vault, down)
    // The same installation, whose venue nobody answers at.
    cpSync(join(vault.path, 'hedge'), join(down.path, 'hedge'), { recursive: true })
    const dead = { home: down, env: { HEDGE_VAULT_IDENTITY_FILE: vault.identity } }
    const lines = [await lineOf({ home: vault, env: {} }, 'status'), await lineOf(dead, 'check')]
    const direct = await runHedge(['status', '--exit-code', '--quiet'], { home: vault })
    await underCron(lines, async cron => {
      await cron.until('a run with the vault', () => hasRead(vault, 'status') && hasRead(down, 'check'), turn)
      await cron.until('the word of the run that failed', () => /hyperliquid/i.test(cron.logged()), 30_000)
      // Where the status crosses a threshold all of it is told; where none does, nothing.
      if (direct.code !== 0) await cron.until('the status', () => cron.logged().includes('PnL'), 30_000)
      expect(cron.logged()).not.toMatch(/AGE-SECRET|ExperimentalWarning|\bat .*\.js:\d+/)
    })
  })

  it('notify hands what is due to a program of the person’s own, once', { timeout: 2 * turn }, async () => {
    const home = await furnishedHome(scene)
    homes.push(home)
    const [program, heard] = [join(home.path, 'told'), join(home.path, 'heard')]
    writeFileSync(program, `#!/bin/sh\ncat >> '${heard}'\n`, { mode: 0o700 })
    const set = await runHedge(['notify', 'set', 'command', '--name', 'told', program], { home })
    expect(set).toMatchObject({ code: 0 })
    await runHedge(['config', 'set', 'liquidation.warning', '9'], { home })
    const opened = () =>
      (existsSync(heard) ? readFileSync(heard, 'utf8') : '')
        .split('\n')
        .flatMap(line => (line === '' ? [] : JSON.parse(line).events))
        .filter(({ condition, kind }) => condition === 'liquidation-distance' && kind === 'opened')
    await underCron([await lineOf({ home, env: {} }, 'notify')], async cron => {
      await cron.until('what is due', () => opened().length > 0, turn)
    })
    expect(hasRead(home, 'notify')).toBe(true)
    expect(new Set(opened().map(({ hedge, subject }) => `${hedge} ${subject}`)).size).toBe(opened().length)
  })

  describeWithSecretService('with a real Secret Service', () => {
    it('the keychain opens over its bus, and the run reads', { timeout: 2 * turn }, async () => {
      const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env
      const env = { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, HEDGE_VAULT_IDENTITY_FILE: undefined }
      const home = newHome(scene.venue.url)
      homes.push(home)
      const hedge = (words: readonly string[], stdin = '') => runHedge(words, { home, env, stdin })
      expect(await hedge(chainAddWords(scene), scene.chain.url)).toMatchObject({ code: 0 })
      expect(await hedge(hedgeWords(scene).ethUsdc)).toMatchObject({ code: 0 })
      try {
        await underCron([await lineOf({ home, env }, 'check')], cron =>
          cron.until('a run with the keychain', () => hasRead(home, 'check'), turn),
        )
        expect(byCron(home)[0]).toMatchObject({ store: 'keychain', by: 'cron', result: 'ok' })
      } finally {
        await hedge(['remove', 'eth-usdc'])
        await hedge(['chain', 'remove', 'local'])
      }
    })
  })
})

if (process.env.CI && !hasCron)
  it('CI runs this with a cron daemon, as root', () => expect.fail('no cron daemon in CI'))
