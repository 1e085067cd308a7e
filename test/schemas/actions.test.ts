import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headed } from '../../src/cli/headed.ts'
import { dryRun } from '../../src/commands/add/dryRun.ts'
import { chainAdd } from '../../src/commands/chainAdd.ts'
import { chainList } from '../../src/commands/chainList.ts'
import { chainRemove } from '../../src/commands/chainRemove.ts'
import { configGet } from '../../src/commands/configGet.ts'
import { configPath } from '../../src/commands/configPath.ts'
import { configSet } from '../../src/commands/configSet.ts'
import { configUnset } from '../../src/commands/configUnset.ts'
import { prune } from '../../src/commands/prune.ts'
import { remove } from '../../src/commands/remove.ts'
import { rename } from '../../src/commands/rename.ts'
import { rotate } from '../../src/commands/rotate.ts'
import { rpcList } from '../../src/commands/rpcList.ts'
import { rpcRemove } from '../../src/commands/rpcRemove.ts'
import { rpcSet } from '../../src/commands/rpcSet.ts'
import { rpcTest } from '../../src/commands/rpcTest.ts'
import { store } from '../../src/commands/store.ts'
import { storeExample } from '../../src/commands/storeExample.ts'
import { storeUse } from '../../src/commands/storeUse.ts'
import type { ActionContext } from '../../src/domain/actionContext.ts'
import type { Action } from '../../src/domain/command.ts'
import { ReadFailure } from '../../src/domain/failure.ts'
import type { Hedge } from '../../src/domain/hedge.ts'
import { Secret } from '../../src/domain/secret.ts'
import { StoreFailure } from '../../src/domain/secretStore.ts'
import { main } from '../../src/main.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { account, chain, gap, gatheredAt, tokens, wallet } from '../support/artifacts.ts'
import { fakeContext } from '../support/fakeContext.ts'
import { expectValid, faultsIn } from '../support/schemas.ts'
import { testIo } from '../support/testIo.ts'

const hedge: Hedge = {
  id: 'abcdef0123456789',
  name: 'eth-usdc',
  chain: chain.name,
  tokenIds: ['1', '22'],
  assets: { [tokens.other.address]: 'SOL' },
  coins: ['ETH', 'SOL'],
  shared: false,
  target: '0.5',
  testnet: false,
  role: 'subAccount',
  createdAt: gatheredAt,
}

/** What the action prints, in the shape it says. */
async function expectPrinted<O>(context: ActionContext, action: Action<O>, operands: string[], options = {}) {
  const outcome = await action.run(context, action.read({ operands, options }))
  const printed = headed(outcome!.report, new Date(gatheredAt))
  expectValid(printed)
  return printed
}

describe('what the actions print', () => {
  it('keeps its schema along a whole life', async () => {
    const context = fakeContext(temporaryHome())
    const { positionManager } = chain
    const [wrappedNative, stable] = [tokens.weth.address, [tokens.usdc.address]]
    const options = { chainId: '4242', positionManager, stable, wrappedNative, rpcStdin: true }
    await expectPrinted(context, chainAdd, ['mine'], { ...options, explorer: 'https://example.org' })
    await expectPrinted(context, chainList, [])
    await expectPrinted(context, rpcSet, ['testchain'])
    await expectPrinted(context, rpcList, [])
    await expectPrinted(context, rpcTest, [])
    await expectPrinted(context, rotate, [])
    const other = { ...context, readSecretFromStdin: async () => new Secret('http://127.0.0.1:8546') }
    await expectPrinted(other, rotate, ['rpc', 'testchain'])
    await expectPrinted(context, rpcList, [])
    await expectPrinted(context, rpcRemove, ['testchain'])
    await expectPrinted(context, rpcList, [])
    await expectPrinted(context, chainRemove, ['mine'])
    await context.settings.saveHedge(hedge)
    await expectPrinted(context, rename, ['eth-usdc', 'other-name'])
    await expectPrinted(context, prune, [], { dryRun: true })
    await expectPrinted(context, prune, [])
    await expectPrinted(context, remove, ['other-name'])
    await expectPrinted(context, store, [])
    await expectPrinted(context, storeUse, ['vault'])
    await expectPrinted(context, storeUse, ['exec'], { command: '/usr/local/bin/hedge-pass' })
    await expectPrinted(context, storeExample, ['pass'])
    await expectPrinted(context, configGet, [])
    await expectPrinted(context, configSet, ['drift.warning', '0.05'])
    await expectPrinted(context, configGet, ['drift.warning'])
    await expectPrinted(context, configUnset, ['drift.warning'])
    await expectPrinted(context, configSet, ['prune', 'auto'])
    await expectPrinted(context, configGet, ['prune'])
    await expectPrinted(context, configUnset, ['prune'])
    await expectPrinted(context, rotate, ['vault'], { identity: 'other.txt' })
    await expectPrinted(context, rotate, [])
    await expectPrinted(context, configPath, [])
  })

  it('keeps it of a move that was interrupted, whether it could be ended or not', async () => {
    const context = fakeContext(temporaryHome())
    const move = { from: 'vault', to: 'exec', since: gatheredAt } as const
    const interrupted = async () => move
    const printed = (settle: () => Promise<void>) =>
      expectPrinted({ ...context, storeAdmin: { ...context.storeAdmin, interrupted, settle } }, store, [])
    expect(await printed(async () => {})).toMatchObject({ opens: true, move: { ...move, problem: null } })
    const locked = async () => {
      throw new StoreFailure('store-locked', 'it is locked', 'hedge store')
    }
    expect(await printed(locked)).toMatchObject({ move: { problem: { code: 'store-locked' } } })
  })

  it('keeps it where an endpoint does not answer', async () => {
    const context = fakeContext(temporaryHome())
    const { chains } = context
    const down = async () => {
      throw new ReadFailure(gap('rpc-down').gap)
    }
    const report = await expectPrinted({ ...context, chains: { ...chains, probe: down } }, rpcTest, ['testchain'])
    expect(report.endpoints).toMatchObject([{ ok: false, block: null, hint: 'hedge status' }])
  })

  it('keeps it for a dry run, with every field that a hedge may have and with none', () => {
    expectValid(headed(dryRun(hedge, wallet, account).report, new Date(gatheredAt)))
    const entry = { price: '3000.5', deposit: { [tokens.weth.address]: '1.5' } }
    expectValid(
      headed(
        dryRun({ ...hedge, tokenIds: 'all', since: gatheredAt, entry }, wallet, account).report,
        new Date(gatheredAt),
      ),
    )
  })

  it('keeps it of a hedge that counts sub-accounts, leaves a token out and shares its perps', () => {
    const proof = [{ what: 'agents', how: 'extraAgents', at: gatheredAt, result: 'none' }]
    const more = { proof, subAccounts: true as const, shared: true, sharedWith: ['0123456789abcdef'] }
    const assets = { ...hedge.assets, [tokens.weth.address]: 'none' }
    expectValid(headed(dryRun({ ...hedge, ...more, assets }, wallet, account).report, new Date(gatheredAt)))
  })

  it('does not keep it with a field missing or wrong', () => {
    const report = headed(dryRun(hedge, wallet, account).report, new Date(gatheredAt))
    expect(faultsIn({ ...report, dryRun: false })).not.toEqual([])
    expect(faultsIn({ ...report, hedge: { ...hedge, wallet } })).not.toEqual([])
    expect(faultsIn({ ...report, secret: 'https://example.org' })).not.toEqual([])
  })
})

describe('what main prints', () => {
  const printed = async (home: string, ...words: string[]) => {
    const io = testIo({
      env: { HEDGE_HOME: join(home, 'hedge'), HOME: home, HEDGE_VAULT_IDENTITY_FILE: join(home, 'identity.txt') },
    })
    const code = await main([...words, '--json'], '0.0.0', io)
    const document = JSON.parse(io.out()) as { schema: string }
    expectValid(document)
    return [document.schema, code]
  }

  it('is one document that keeps its schema, failures included', async () => {
    const home = join(temporaryHome(), 'home')
    mkdirSync(home, { mode: 0o700 })
    expect(await printed(home, 'vault', 'init', '--identity', join(home, 'identity.txt'))).toEqual([
      'hedge.vault-init/1',
      0,
    ])
    expect(await printed(home, 'store', 'use', 'vault')).toEqual(['hedge.store-use/1', 0])
    expect(await printed(home, 'store')).toEqual(['hedge.store/1', 0])
    expect(await printed(home, 'status')).toEqual(['hedge.status/1', 0])
    expect(await printed(home, 'list')).toEqual(['hedge.list/1', 0])
    expect(await printed(home, 'chain', 'list')).toEqual(['hedge.chain-list/1', 0])
    expect(await printed(home, 'status', 'nobody')).toEqual(['hedge.error/1', 6])
    expect(await printed(home, 'stauts')).toEqual(['hedge.error/1', 2])
    expect(await printed(home, 'status', '--from', join(home, 'nothing.json'))).toEqual(['hedge.error/1', 2])
  })
})
