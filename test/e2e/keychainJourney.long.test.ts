import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithSecretService } from '../secrets/support/secretService.ts'
import { chainAddWords, hedgeWords, newHome } from '../support/madeHome.ts'
import { runHedge } from '../support/runHedge.ts'
import { type Scene, startScene } from '../support/scene.ts'

describeWithSecretService('the whole journey on a real Secret Service', () => {
  let scene: Scene
  let home: ReturnType<typeof newHome>
  const session = {
    DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS,
    XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR,
    HEDGE_VAULT_IDENTITY_FILE: undefined,
  }
  const hedge = (words: readonly string[], stdin = '') => runHedge(words, { home, env: session, stdin })
  const settings = () => readFileSync(join(home.path, 'hedge', 'settings.json'), 'utf8')

  beforeAll(async () => {
    scene = await startScene()
    home = newHome(scene.venue.url)
  })
  afterAll(async () => {
    home?.remove()
    await scene?.close()
  })

  it('adds, shows, lists, moves to a vault and back, and forgets', { timeout: 60_000 }, async () => {
    expect(JSON.parse((await hedge(['store', '--json'])).stdout)).toMatchObject({ kind: 'keychain', opens: true })
    expect(await hedge(chainAddWords(scene), scene.chain.url)).toMatchObject({ code: 0 })
    expect(await hedge(hedgeWords(scene).ethUsdc)).toMatchObject({ code: 0 })
    const status = JSON.parse((await hedge(['status', '--json'])).stdout)
    expect(status).toMatchObject({
      gaps: [],
      hedges: [{ name: 'eth-usdc', lps: [{ tokenId: '1' }, { tokenId: '2' }] }],
    })
    expect(status.hedges[0].account.address).toBe(scene.account)

    // What the service holds is what was private, and the settings hold none of it.
    expect(items()).toBe(3)
    for (const text of [scene.account, scene.wallet, scene.chain.url]) expect(settings()).not.toContain(text)

    const vaulted = { ...session, HEDGE_VAULT_IDENTITY_FILE: home.identity }
    const inVault = (words: readonly string[]) => runHedge(words, { home, env: vaulted })
    expect(await inVault(['vault', 'init', '--identity', home.identity])).toMatchObject({ code: 0 })
    expect(await inVault(['store', 'use', 'vault'])).toMatchObject({ code: 0 })
    expect(items()).toBe(0)
    expect(JSON.parse((await inVault(['status', '--json'])).stdout).gaps).toEqual([])
    expect(await inVault(['store', 'use', 'keychain'])).toMatchObject({ code: 0 })
    expect(items()).toBe(3)

    expect(await hedge(['remove', 'eth-usdc'])).toMatchObject({ code: 0 })
    expect(items()).toBe(1)
    expect(await hedge(['chain', 'remove', 'local'])).toMatchObject({ code: 0 })
    expect(items()).toBe(0)
  })

  /** Items of this installation, counted by the service itself and not by the code under test. */
  function items(): number {
    const { installation } = JSON.parse(settings()) as { installation: string }
    const keys = [
      'rpc/local',
      ...(settings().match(/"id": ?"[0-9a-f]+"/g) ?? []).flatMap(id => {
        const hex = id.replace(/"id": ?|"/g, '')
        return [`hedge/${hex}/wallet`, `hedge/${hex}/account`]
      }),
    ]
    return keys.filter(key => {
      const found = execFileSync('gdbus', [
        ...['call', '--session', '--dest', 'org.freedesktop.secrets', '--object-path', '/org/freedesktop/secrets'],
        ...[
          '--method',
          'org.freedesktop.Secret.Service.SearchItems',
          `{'service': 'hedge-monitor/${installation}/${key}'}`,
        ],
      ]).toString()
      return /\/org\/freedesktop\/secrets\/collection/.test(found)
    }).length
  }
})
