import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chainAddWords, hedgeWords } from '../support/madeHome.ts'
import { portIn } from '../support/portIn.ts'
import type { HedgeOptions } from '../support/runHedge.ts'
import { transcript } from '../support/transcript.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: false })

type Line = [line: string | readonly string[], options?: Omit<HedgeOptions, 'home'>]

/** Runs the lines in order and holds both streams and the exit code of each to the file of that name. */
async function golden(name: string, ...lines: Line[]) {
  const told: string[] = []
  for (const [line, options] of lines) {
    const words = typeof line === 'string' ? line.split(' ') : line
    told.push(await transcript(words, { home: stage.home, ...options }))
  }
  await expect(told.join('\n')).toMatchFileSnapshot(`${name}.txt`)
}

describe('the whole journey by flags, to the letter', () => {
  it('makes a vault and chooses it', async () => {
    const { home } = stage
    const init = ['vault', 'init', '--identity', home.identity]
    await golden(
      'setup',
      ['status'],
      [init],
      [init],
      ['store use vault'],
      ['store'],
      ['store --json'],
      ['config path'],
      ['status --json'],
      ['list'],
      ['rpc test'],
    )
    const mode = (name: string) => statSync(join(home.path, 'hedge', name)).mode & 0o777
    expect([mode('.'), mode('settings.json'), mode('vault.age')]).toEqual([0o700, 0o600, 0o600])
    expect(statSync(home.identity).mode & 0o777).toBe(0o600)
  })

  it('adds a chain, forgets it, and sets, lists, tests and removes an RPC', async () => {
    const { scene } = stage
    const url = { stdin: `${scene.chain.url}\n` }
    await golden(
      'chains',
      [chainAddWords(scene), url],
      ['chain remove local'],
      [[...chainAddWords(scene), '--json', '--explorer', 'https://example.org/'], url],
      ['rpc test --json'],
      ['rpc remove local'],
      ['rpc remove local'],
      ['rpc test local --json'],
      ['rpc set local', url],
      ['rpc set local --json', url],
    )
  })

  it('lists its chains beside the ones that are built in', async () => {
    const { document: chains } = await stage.json('chain list --json')
    expect(chains).toMatchObject({ schema: 'hedge.chain-list/1', chains: expect.any(Array) })
    expect(chains.chains.at(-1)).toMatchObject({ name: 'local', chainId: 31337, source: 'added by the user' })
    const { document: endpoints } = await stage.json('rpc list --json')
    expect(endpoints.endpoints.at(-1)).toMatchObject({
      chain: 'local',
      endpoint: 'own',
      host: null,
      insecureHttp: false,
    })
    for (const line of ['chain list', 'rpc list']) {
      const { code, stdout, stderr } = await stage.run(line)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^ {2}local /)
      const csv = await stage.run(`${line} --format csv`)
      expect(csv.stdout.trimEnd().split('\n')).toHaveLength(chains.chains.length + 1)
      expect(stdout + csv.stdout).not.toMatch(portIn(stage.scene.chain.url))
    }
  })

  it('tries hedges first, and stores nothing of them', async () => {
    const { scene, home } = stage
    const { account, wallet } = scene
    const { usdc, weth, wbtc } = scene.tokens
    const { ethUsdc } = hedgeWords(scene)
    const flags = ['--since', '2026-01-31T12:00:00+01:00', '--entry-price', '3012.5', '--deposit', `${usdc}=12500`]
    const one = ethUsdc.filter(word => word !== String(scene.positions.ethAbove))
    const before = readFileSync(join(home.path, 'hedge', 'settings.json'), 'utf8')
    await golden(
      'add-dry-run',
      [[...ethUsdc, '--dry-run', '--target', '0.5']],
      [[...one, '--dry-run', '--json', '--no-input', '--rpc-stdin', ...flags], { stdin: scene.chain.url }],
      [[...one, '--dry-run', ...flags, `${weth}=4.25`]],
      [[...ethUsdc, '--dry-run', ...flags]],
      [`add --chain local --wallet ${wallet} --all --account ${account} --asset ${wbtc}=btc --dry-run`],
      [`add --chain local --wallet ${wallet} --account ${account} --dry-run`],
    )
    expect(readFileSync(join(home.path, 'hedge', 'settings.json'), 'utf8')).toBe(before)
  })

  it('adds two hedges, and ends each time with its first status', async () => {
    const { ethUsdc, btcEth } = hedgeWords(stage.scene)
    const first = await stage.run(ethUsdc)
    const next =
      'Added eth-usdc. Its account was checked in 10 ways: hedge list --json.\nNext: hedge status eth-usdc, hedge status --json, hedge list.\n'
    expect(first).toMatchObject({ code: 0, stderr: next, stdout: (await stage.run('status eth-usdc')).stdout })
    const second = await stage.run([...btcEth, '--quiet', '--rpc-stdin', '--format', 'csv'], {
      stdin: stage.scene.chain.url,
    })
    expect(second).toMatchObject({
      code: 0,
      stderr: '',
      stdout: (await stage.run('status btc-eth --format csv')).stdout,
    })
    const { account } = stage.scene
    await golden(
      'list',
      [ethUsdc],
      [`add twice --chain local --position 1 --account ${account}`],
      [`add twice --chain local --position 1 --account ${account} --allow-shared --dry-run --target 2`],
      ['list'],
      ['list --json'],
    )
  })

  it('shows the status in every format, one hedge in full, and an address with nothing stored', async () => {
    const { wallet, subAccount } = stage.scene
    await golden('status-table', ['status'], ['status btc-eth', { env: { COLUMNS: '50' } }])
    await golden('status-wide', ['status', { env: { COLUMNS: '120' } }], ['status', { env: { COLUMNS: '200' } }])
    await golden('ascii', ['status eth-usdc --ascii'], ['show eth-usdc --ascii'])
    await golden('status-json', ['status --json'])
    await golden('status-csv', ['--format=csv status eth-usdc'])
    await golden('status-markdown', ['status --format markdown btc-eth'])
    await golden('show', ['show eth-usdc'], ['show btc-eth --explain'])
    await golden('show-json', ['show eth-usdc --json'])
    // A block of this moment, since how old the chain's is decides the health of what has no past.
    await stage.scene.chain.rpc('evm_mine', [])
    await golden('status-address', [`status ${subAccount} --chain local`], [`status ${wallet} --chain local`])
  })

  it('sets a threshold, says so with its exit code where asked, and goes back', async () => {
    const { stdout } = await stage.run('status btc-eth')
    const asked = (line: string) => stage.call(`status btc-eth ${line}`)
    expect(await asked('--exit-code')).toMatchObject({ code: 10, stdout, stderr: '' })
    expect(await asked('--exit-code --no-exit-codes')).toMatchObject({ code: 0, stdout, stderr: '' })
    await golden(
      'config',
      ['config set drift.warning 10'],
      ['config set il.warning off --hedge btc-eth'],
      ['config set liquidation.critical 0.05 --json'],
      ['config get drift.warning'],
      ['config get il.warning --hedge btc-eth'],
      ['config get --json'],
    )
    expect(await asked('--exit-code')).toMatchObject({ code: 0, stderr: '' })
    await golden(
      'config-unset',
      ['config unset drift.warning'],
      ['config unset il.warning --hedge btc-eth'],
      ['config unset liquidation.critical'],
      ['config get'],
    )
    expect((await asked('--exit-code')).code).toBe(10)
  })

  it('renames and removes, and leaves nothing behind', async () => {
    await golden(
      'farewell',
      ['rename btc-eth wide'],
      ['list'],
      ['remove wide'],
      ['remove eth-usdc --json'],
      ['status --format csv'],
      ['chain remove local'],
    )
    const settings = readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8')
    const { hedges, pending, chains, rpcs, thresholds } = JSON.parse(settings)
    expect([hedges, pending, chains, rpcs, thresholds]).toEqual([[], {}, [], {}, {}])
    const { account, subAccount, wallet, chain } = stage.scene
    for (const kept of [account, subAccount, wallet, chain.url]) expect(settings).not.toContain(kept.slice(2))
  })
})
