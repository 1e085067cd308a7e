import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { at, signingKey } from '../cli/support/storeFactsHome.ts'
import { type Json, useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const facts = () => {
  const { path, identity } = stage.home
  return at(join(path, 'hedge'), { HEDGE_VAULT_IDENTITY_FILE: identity }).facts()
}

it('what a whole life leaves behind is full of hashes, ids and sentences, and holds nothing that must not lie there', async () => {
  for (const line of [
    'status',
    'show eth-usdc',
    'show btc-eth',
    'rotate eth-usdc',
    'rpc test local',
    'log --verify',
    'config set keys.rotate 30',
  ])
    await stage.call(line)
  const files = readdirSync(join(stage.home.path, 'hedge'), { recursive: true }).map(String)
  for (const name of ['settings.json', 'vault.age', 'state/endpoints.json', 'state/log.jsonl'])
    expect(files).toContainEqual(name)
  expect(files.filter(name => name.startsWith('state/history/'))).not.toEqual([])
  const found = await facts()
  expect(found).toMatchObject({ strays: { ok: [] }, unexpected: { ok: [] }, unusedRpcs: [], moving: false })
  expect(found.holdings).toMatchObject({
    ok: expect.not.arrayContaining([{ key: expect.any(String), holds: 'private-key' }]),
  })
})

it('each file of it is looked through: a key planted in any is found', async () => {
  const hedge = join(stage.home.path, 'hedge')
  const entries = readdirSync(hedge, { recursive: true, withFileTypes: true })
  // Settings that are no JSON any more would not be read.
  const planted = entries.filter(each => each.isFile() && /(?<!settings)\.jsonl?$/.test(each.name))
  for (const { parentPath, name } of planted) appendFileSync(join(parentPath, name), `\n${signingKey.reveal()}\n`)
  const found = await facts()
  expect(planted.length).toBeGreaterThan(4)
  expect('ok' in found.strays && found.strays.ok.filter(({ kind }) => kind === 'private-key')).toHaveLength(
    planted.length,
  )
  expect(JSON.stringify(found)).not.toMatch(/c0ffee/i)
})

it('the audit names a planted key by its place as the gravest of all, in every format, and never shows it', async () => {
  const home = join(stage.home.path, 'hedge')
  const environment = { HEDGE_VAULT_IDENTITY_FILE: stage.home.identity }
  const { hedges } = JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))
  await vaultStore({ home, askPassphrase: null, environment }).set(`hedge/${hedges[0].id}/account`, signingKey)
  const { document } = await stage.json('audit --json')
  const of = (id: string) => document.findings.filter((finding: Json) => finding.id === id)
  expect(of('signing-key-stored')).toContainEqual(
    expect.objectContaining({
      status: 'fail',
      severity: 'critical',
      actual: `a private key under the account of ${hedges[0].name}`,
    }),
  )
  for (const id of ['key-trade-impossible', 'key-transfer-impossible', 'key-withdraw-impossible'])
    expect(of(id)).toMatchObject([{ status: 'fail', severity: 'critical' }])
  expect(of('holdings-right')).toContainEqual(expect.objectContaining({ subject: hedges[0].name, status: 'fail' }))
  for (const format of ['table', 'json', 'sarif', 'markdown', 'csv']) {
    const { stdout, stderr } = await stage.call(`audit --format ${format}`)
    expect(stdout).toContain('signing-key-stored')
    expect(stdout + stderr).not.toMatch(/c0ffee/i)
  }
})
