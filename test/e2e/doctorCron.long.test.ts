import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { describeWithSecretService, inOwnSession } from '../secrets/support/secretService.ts'
import { chainAddWords, hedgeWords, newHome } from '../support/madeHome.ts'
import { environmentOf, type Home, launcher, runHedge } from '../support/runHedge.ts'
import { type Scene, startScene } from '../support/scene.ts'
import { expectValid } from '../support/schemas.ts'
import { type Json, useStage } from '../support/useStage.ts'

type Found = { id: string; status: string; detail: string; mend: string | null }

const asCron = async (home: Home, env: Record<string, string | undefined> = {}) => {
  const { code, stdout, stderr } = await runHedge(['doctor', '--as-cron', '--json'], { home, env })
  const document: Json = JSON.parse(stdout)
  expectValid(document)
  expect(stderr).toBe('')
  const steps = Object.fromEntries(document.steps.map((step: Found) => [step.id, step])) as Record<string, Found>
  return {
    code,
    document,
    steps,
    failing: document.steps.filter((step: Found) => step.status === 'fail').map((step: Found) => step.id),
  }
}

describe('a vault, as cron would open it', () => {
  const stage = useStage({ furnished: true })

  it('is locked without the variable that cron does not have, and the line gives it', async () => {
    const { code, document, steps, failing } = await asCron(stage.home)
    expect(code).toBe(4)
    expect(failing).toEqual(['command', 'place', 'store', 'rpc local'])
    expect(steps.store!.mend).toContain(`HEDGE_VAULT_IDENTITY_FILE=${stage.home.identity}`)
    expect(steps.place).toMatchObject({
      detail: expect.stringContaining(join(stage.home.path, 'hedge')),
      mend: expect.stringContaining('HEDGE_HOME='),
    })
    expect(steps.command!.mend).toContain(`${process.execPath} ${launcher}`)
    expect(document.line).toMatchObject({ fails: [], text: expect.stringContaining('HEDGE_VAULT_IDENTITY_FILE=') })
  })

  it('the printed line is what a shell of cron can run', async () => {
    const { document } = await asCron(stage.home)
    // The run was right, and so it says nothing; one that is not says all of it.
    const said = async (words: string) => {
      const line = document.line.text.replace(/^(\S+ ){5}/, '').replaceAll('\\%', '%')
      const command = line.replace(' check ', ` ${words} `).replace(' | logger -t hedge', '')
      return (await promisify(execFile)('/bin/sh', ['-c', command], { env: { PATH: '/usr/bin:/bin' } })).stdout
    }
    expect(await said('doctor')).toBe('')
    expect(await said('list nonsense')).toContain('hedge: error: ')
  })

  it('fails with the line too where the venue is down, and says which step', async () => {
    const { code, document, steps } = await asCron(stage.home, { HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1' })
    expect(code).toBe(4)
    expect(steps['hyperliquid mainnet']).toMatchObject({
      status: 'fail',
      mend: expect.stringContaining('check the network'),
    })
    expect(document.line.fails).toEqual(expect.arrayContaining(['hyperliquid mainnet', 'reading']))
  })

  it('says nothing of what it must not', async () => {
    const key = /AGE-SECRET-KEY-1(\w+)/.exec(readFileSync(stage.home.identity, 'utf8'))![1]!
    for (const format of ['table', 'json', 'csv', 'markdown']) {
      const { stdout, stderr } = await stage.run(`doctor --as-cron --debug --format ${format}`)
      for (const secret of [key, stage.scene.chain.url]) expect(stdout + stderr).not.toContain(secret)
    }
  })

  it('tells people the line whole, whatever the width', async () => {
    const { stdout } = await stage.run('doctor --as-cron', { env: { COLUMNS: '60' } })
    expect(stdout).toMatch(
      /With the line of hedge schedule every step passes:\n\n\*\/5 \* \* \* \* out="\$\(.*\)" \|\| printf .*\n/,
    )
  })
})

describe('what no line of a crontab mends', () => {
  it('is a vault that asks for a passphrase', async () => {
    const home = newHome('http://127.0.0.1:1')
    try {
      const env = { HEDGE_VAULT_IDENTITY_FILE: undefined }
      await initVault({ home: join(home.path, 'hedge'), passphrase: new Secret('a passphrase that is long enough') })
      expect((await runHedge(['store', 'use', 'vault'], { home, env })).code).toBe(4)
      // The choice is made on a terminal; here it is written as that would.
      const installation = '0123456789abcdef'
      const lists = { hedges: [], pending: {}, chains: [], rpcs: {}, thresholds: {} }
      const settings = { version: 1, installation, store: { kind: 'vault' }, ...lists }
      writeFileSync(join(home.path, 'hedge', 'settings.json'), JSON.stringify(settings), { mode: 0o600 })
      const { code, steps, document } = await asCron(home, env)
      expect(code).toBe(4)
      expect(steps.store).toMatchObject({ status: 'fail', detail: expect.stringContaining('passphrase') })
      expect(document.line.fails).toContain('store')
    } finally {
      home.remove()
    }
  })

  it('is a settings file that is damaged', async () => {
    const home = newHome('http://127.0.0.1:1')
    try {
      mkdirSync(join(home.path, 'hedge'), { mode: 0o700 })
      writeFileSync(join(home.path, 'hedge', 'settings.json'), '{', { mode: 0o600 })
      const { code, steps } = await asCron(home)
      expect(code).toBe(1)
      expect(steps.settings).toMatchObject({ status: 'fail', detail: expect.stringContaining('not JSON') })
      expect(steps.state!.status).toBe('pass')
    } finally {
      home.remove()
    }
  })
})

describeWithSecretService('the keychain, as cron would open it', () => {
  let scene: Scene
  let home: ReturnType<typeof newHome>
  const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env
  const session = { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, HEDGE_VAULT_IDENTITY_FILE: undefined }
  beforeAll(async () => {
    scene = await startScene()
    home = newHome(scene.venue.url)
    for (const [words, stdin] of [
      [chainAddWords(scene), scene.chain.url],
      [hedgeWords(scene).ethUsdc, ''],
    ] as const) {
      expect(await runHedge(words, { home, env: session, stdin })).toMatchObject({ code: 0 })
    }
  })
  afterAll(async () => {
    if (home) await runHedge(['remove', 'eth-usdc'], { home, env: session })
    if (home) await runHedge(['chain', 'remove', 'local'], { home, env: session })
    home?.remove()
    await scene?.close()
  })

  it('has no bus there, and the line names that of this session', async () => {
    const { code, steps, document } = await asCron(home, session)
    expect(code).toBe(4)
    expect(steps.store).toMatchObject({ status: 'fail', mend: expect.stringContaining('DBUS_SESSION_BUS_ADDRESS=') })
    expect(document.line.fails).toEqual([])
  })

  it('that is locked is said to be, with the line and without', async () => {
    const words = JSON.stringify(environmentOf(home))
    const lock = `gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets \\
      -m org.freedesktop.Secret.Service.Lock "['/org/freedesktop/secrets/collection/login']" >/dev/null`
    const script = `${lock}
      "$NODE" -e '
        const { spawnSync } = require("node:child_process")
        const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env
        const { HEDGE_VAULT_IDENTITY_FILE, ...env } = { ...${words}, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR }
        const words = [${JSON.stringify(launcher)}, "doctor", "--as-cron", "--json"]
        process.stdout.write(spawnSync(process.execPath, words, { env, encoding: "utf8" }).stdout)'`
    const document: Json = JSON.parse(await inOwnSession(script))
    const store = document.steps.find((step: Found) => step.id === 'store')
    expect(store.status).toBe('fail')
    expect(document.line.fails).toContain('store')
  })
})
