import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { explanationFaults } from '../laws/support/explained.ts'
import { stored } from '../support/killing.ts'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000)

describe('mistakes of rotate, prune and incident', () => {
  it.each<Mistake>([
    [`rotate ${canary}`, 6, 'no-such-hedge'],
    ['rotate rpc', 2, 'usage'],
    [`rotate rpc ${canary}`, 2, 'unknown-chain'],
    ['rotate rpc ethereum', 6, 'no-rpc'],
    ['rotate ethereum', 6, 'no-rpc'],
    ['rotate rpc local --place 2', 2, 'usage'],
    ['rotate rpc local --place 0', 2, 'bad-option'],
    [`rotate rpc local --place ${canary}`, 2, 'bad-option'],
    ['rotate rpc local', 2, 'no-secret'],
    ['rotate rpc local', 2, 'bad-rpc-url', canary],
    [`rotate rpc local`, 5, 'trading-permission', `0x${'4c0883a69102937d'.repeat(4)}`],
    ['rotate eth-usdc local', 2, 'usage'],
    ['rotate eth-usdc --place 1', 2, 'usage'],
    ['rotate vault', 2, 'usage'],
    ['rotate vault --place 1', 2, 'usage'],
    ['rotate rpc local --identity x', 2, 'usage'],
    [`incident ${canary}`, 6, 'no-such-hedge'],
    ['incident', 2, 'usage'],
    [`prune ${canary}`, 2, 'usage'],
    [`config set prune ${canary}`, 2, 'bad-value'],
    ['config set prune 1', 2, 'bad-value'],
  ])('%s', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('rotation', () => {
  it('lists what there is with its age, and what is due', async () => {
    const { document } = await stage.json('rotate --json', { now: inDays(97) })
    expectValid(document)
    expect(document.keys).toMatchObject([
      { kind: 'rpc', chain: 'local', place: 1, days: 97, due: true, command: 'hedge rotate rpc local' },
      { kind: 'vault', chain: null, place: null, days: 97, due: true, command: 'hedge rotate vault' },
    ])
    expect((await stage.call('rotate', { now: inDays(97) })).stdout).toContain('set 97 days ago: due')
    expect((await stage.call('rpc list', { now: inDays(97) })).stdout).toMatch(
      /set 97 days ago: due\n.*\n {2}due: hedge rotate rpc local/,
    )
    expect((await stage.call('rotate')).stdout).not.toContain('due')
    await stage.call('config set keys.rotate 98')
    expect((await stage.call('rotate', { now: inDays(97) })).stdout).not.toContain(': due')
    await stage.call('config unset keys.rotate')
  })

  it('puts the new URL in place of the old one, and neither on the screen', async () => {
    const stdin = `${stage.scene.chain.url}/?key=kN4ryRotated`
    const { code, stdout, stderr } = await stage.call('rotate rpc local', { stdin })
    expect(code).toBe(0)
    expect(stdout + stderr).not.toContain('kN4ryRotated')
    const { settings, secrets } = await stored(stage.home)
    expect([...secrets].filter(([key]) => key.startsWith('rpc/'))).toEqual([['rpc/local/2', stdin]])
    expect(settings.rpcs.local).toMatchObject({ place: 2 })
    expect(settings.rpcs.local?.proof?.map(({ what }) => what)).toContain('chain-id')
    expect(await stage.call('status')).toMatchObject({ code: 0 })
    await expectRefusal(stage.home, ['rotate rpc local', 2, 'same-url', stdin])
  })

  it('of a chain with several takes the one that is named', async () => {
    const url = (n: number) => ({ stdin: `${stage.scene.chain.url}/?n=${n}` })
    expect(await stage.call('rpc set local --also', url(1))).toMatchObject({ code: 0 })
    await expectRefusal(stage.home, ['rotate rpc local', 2, 'usage', url(2).stdin])
    const { document } = await stage.json('rotate rpc local --place 2 --json', url(2))
    expectValid(document)
    const { secrets } = await stored(stage.home)
    expect([...secrets.values()].filter(value => value.includes('?n='))).toEqual([url(2).stdin])
  })

  it('of a hedge proves its account again and keeps the new evidence, without an address', async () => {
    const { code, document } = await stage.json('rotate btc-eth --json')
    expectValid(document)
    expect({ code, role: document.role, agents: document.agents }).toEqual({ code: 0, role: 'subAccount', agents: [] })
    const text = readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8')
    expect(JSON.parse(text).hedges.find(({ name }: { name: string }) => name === 'btc-eth').proof).toEqual(
      document.proof,
    )
    expect(text).not.toContain(stage.scene.subAccount.slice(2))
  })

  it('of the vault leaves the old identity for the person, and opens with the new one from then on', async () => {
    const { home } = stage
    const fresh = join(home.path, 'fresh.txt')
    const { document } = await stage.json(['rotate', 'vault', '--identity', fresh, '--json'])
    expectValid(document)
    expect(document).toMatchObject({ identity: fresh, old: home.identity })
    expect(JSON.stringify(document)).not.toContain('AGE-SECRET-KEY')
    expect(await stage.call('status')).toMatchObject({ code: 4 })
    home.identity = fresh
    expect(await stage.call('status')).toMatchObject({ code: 0 })
  })
})

describe('the drill of an incident', () => {
  it('names what this hedge has, and only commands that there are', async () => {
    const { code, document } = await stage.json('incident btc-eth --json')
    expectValid(document)
    expect(code).toBe(0)
    const { subAccount, wallet } = stage.scene
    expect(document).toMatchObject({ account: subAccount, wallet, agents: [], gaps: [] })
    const lines: string[] = document.steps.flatMap((step: { commands: string[] }) => step.commands)
    expect(lines).toContain(
      `hedge add btc-eth --chain local --position 3 --account ${subAccount} --target 1 --asset ${stage.scene.tokens.wbtc}=BTC`,
    )
    const all = await Promise.all(commands.map(({ load }) => load()))
    const drill = all.find(({ name }) => name === 'incident')!
    expect(explanationFaults({ ...drill, examples: ['hedge incident x', ...lines] }, all)).toEqual([])
  })

  it('is told in full where neither the store nor the venue answers', async () => {
    for (const env of [{ HEDGE_VAULT_IDENTITY_FILE: undefined }, { HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:9' }]) {
      const { code, document } = await stage.json('incident eth-usdc --json', { env })
      expectValid(document)
      expect(document.steps).toHaveLength(8)
      expect(document.gaps).toHaveLength(1)
      expect(code).toBe('HEDGE_HYPERLIQUID_URL' in env ? 3 : 4)
    }
  })
})
