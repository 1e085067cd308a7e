import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stored } from '../support/killing.ts'
import { expectRefusal } from '../support/refusal.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * 86_400_000) })
const names = async () => (await stored(stage.home)).settings.hedges.map(({ name }) => name)

describe('what was not read for 90 days', () => {
  it('is active the day before, and shown without a trace after it', async () => {
    expect((await stage.call('prune', inDays(89))).stdout).toContain('Nothing to prune')
    const { document } = await stage.json('prune --dry-run --json', inDays(91))
    expectValid(document)
    expect(document).toMatchObject({
      dryRun: true,
      hedges: [{ state: 'unread', prunedFrom: null }, { state: 'unread' }],
    })
    expect(await names()).toEqual(['eth-usdc', 'btc-eth'])
  })

  it('is not deleted where nobody can be asked', async () => {
    const { code, stderr } = await stage.call('prune', inDays(91))
    expect(code).toBe(2)
    expect(stderr).toContain('nothing was pruned. Inactive: eth-usdc, btc-eth')
    expect(await names()).toEqual(['eth-usdc', 'btc-eth'])
    // That nobody was asked is no warning.
    const { document } = await stage.json('prune --dry-run --json', inDays(91))
    expect(document.hedges).toMatchObject([{ prunedFrom: null }, { prunedFrom: null }])
  })

  it('is active again once it is read', async () => {
    expect(await stage.call('status eth-usdc', inDays(92))).toMatchObject({ code: 0 })
    const { document } = await stage.json('prune --dry-run --json', inDays(93))
    expect(document.hedges.map(({ state }: { state: string }) => state)).toEqual(['active', 'unread'])
    // A replay reads nothing.
    const saved = join(stage.home.path, 'saved.json')
    const { stdout } = await stage.call('snapshot --json', inDays(93))
    writeFileSync(saved, stdout)
    await stage.call(['status', '--from', saved], inDays(300))
    const { document: after } = await stage.json('prune --dry-run --json', inDays(93 + 91))
    expect(after.hedges.map(({ state }: { state: string }) => state)).toEqual(['unread', 'unread'])
  })
})

describe('prune auto', () => {
  it('warns first, deletes 14 days later, and leaves nothing of it', async () => {
    expect(await stage.call('config set prune auto')).toMatchObject({ code: 0 })
    const { settings } = await stored(stage.home)
    const [ethUsdc] = settings.hedges
    const state = join(stage.home.path, 'hedge', 'state')
    expect(existsSync(join(state, 'activity', `${ethUsdc!.id}.json`))).toBe(true)
    // A warning that nobody could read is none.
    expect(await stage.call('list -q', inDays(185))).toMatchObject({ code: 0, stderr: '' })
    const first = await stage.call('list', inDays(200))
    expect(first.stderr).toContain('eth-usdc is inactive since')
    expect(first.stderr).toContain('will be forgotten in 14 days: hedge prune --dry-run')
    expect((await stage.call('list', inDays(213))).stderr).toBe('')
    expect(await names()).toEqual(['eth-usdc', 'btc-eth'])
    // By a clock that a venue contradicts nothing is deleted, though it would be due.
    expect(await stage.call('status btc-eth', inDays(215))).toMatchObject({ code: 0 })
    expect(await names()).toEqual(['eth-usdc', 'btc-eth'])
    const last = await stage.call('list', inDays(215))
    expect(last.code).toBe(0)
    expect(last.stderr).toMatch(/eth-usdc was inactive since .* and is forgotten, every secret of it\n/)
    expect(await names()).toEqual(['btc-eth'])
    const { secrets } = await stored(stage.home)
    expect([...secrets.keys()].filter(key => key.includes(ethUsdc!.id))).toEqual([])
    const files = readdirSync(state, { recursive: true, encoding: 'utf8' })
    expect(files.filter(name => name.includes(ethUsdc!.id))).toEqual([])
  })

  it('ends no run where the store does not open', async () => {
    await stage.call('list', inDays(400))
    const { code, stderr } = await stage.call('config get', inDays(420))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const locked = await stage.call('status', { ...inDays(420), env: { HEDGE_VAULT_IDENTITY_FILE: undefined } })
    expect(locked.code).toBe(4)
    expect(locked.stderr).toContain('what is inactive could not be pruned')
    expect(await names()).toEqual(['btc-eth'])
  })
})

describe('prune --yes', () => {
  it('deletes at once, and says of what is left that it is nothing', async () => {
    const { code, document } = await stage.json('prune --yes --json', inDays(420))
    expectValid(document)
    expect({ code, hedges: document.hedges }).toMatchObject({ code: 0, hedges: [{ name: 'btc-eth', pruned: true }] })
    expect(await names()).toEqual([])
    await expectRefusal(stage.home, ['remove btc-eth', 6, 'no-such-hedge'])
  })
})
