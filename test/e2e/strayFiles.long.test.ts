import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { at, signingKey } from '../cli/support/storeFactsHome.ts'
import { useStage } from '../support/useStage.ts'

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
