import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { presetOf, thresholdNames } from '../../src/domain/thresholds.ts'
import { callMain } from '../support/callMain.ts'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const wrongChecksum = '0x5A0b54D5dc17e0AadC383d2db43B0a0D3E029c4C'

/** A mistake that two commands must answer alike. */
const both = (words: string, exit: number, code: string): Mistake[] =>
  ['status', 'snapshot'].map(command => [`${command} ${words}`, exit, code])

describe('what is asked about', () => {
  it.each<Mistake>([
    ...both(`nobody-${canary}`, 6, 'no-such-hedge'),
    ...both('eth-usdc nobody', 6, 'no-such-hedge'),
    ...both(`Nobody-${canary}`, 2, 'usage'),
    ...both(`0x${canary}`, 2, 'bad-address'),
    ...both(`${address}00`, 2, 'bad-address'),
    ...both(wrongChecksum, 2, 'bad-checksum'),
    ...both(`${address} ${address}`, 2, 'usage'),
    ...both(`${address} eth-usdc`, 2, 'usage'),
    ...both('eth-usdc --chain local', 2, 'usage'),
    ...both('--testnet', 2, 'usage'),
    ...both(`${address} --chain ${canary}`, 2, 'unknown-chain'),
    ...both(`--chain local ${canary} ${address}`, 2, 'unknown-chain'),
  ])('%s', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('the one hedge that is shown', () => {
  it.each<Mistake>([
    ['show', 2, 'usage'],
    [`show nobody-${canary}`, 6, 'no-such-hedge'],
    [`show Nobody-${canary}`, 2, 'usage'],
    [`show ${address}`, 2, 'usage'],
    ['show eth-usdc btc-eth', 2, 'usage'],
    [`show eth-usdc --chain ${canary}`, 2, 'usage'],
  ])('%s', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('hedges, chains, stores and settings', () => {
  it.each<Mistake>([
    [`remove ${canary}`, 6, 'no-such-hedge'],
    [`rename ${canary} other`, 6, 'no-such-hedge'],
    ['rename eth-usdc btc-eth', 2, 'name-taken'],
    ['rename eth-usdc base', 2, 'name-taken'],
    ['rename eth-usdc local', 2, 'name-taken'],
    ['rename eth-usdc status', 2, 'usage'],
    [`rename eth-usdc ${canary.toUpperCase()}`, 2, 'usage'],
    [`rpc set ${canary}`, 2, 'unknown-chain'],
    [`rpc test ${canary}`, 2, 'unknown-chain'],
    [`rpc remove ${canary}`, 2, 'unknown-chain'],
    ['rpc remove ethereum', 6, 'no-rpc'],
    [`chain remove ${canary}`, 2, 'unknown-chain'],
    ['chain remove ethereum', 2, 'built-in'],
    ['chain remove local', 2, 'in-use'],
    [`store use ${canary}`, 2, 'usage'],
    [`config get ${canary}`, 2, 'unknown-key'],
    [`config unset ${canary}`, 2, 'unknown-key'],
    [`config set ${canary} 1`, 2, 'unknown-key'],
    ['config set keys.rotate 80 --hedge eth-usdc', 2, 'bad-option'],
    ['config set prune auto --hedge eth-usdc', 2, 'bad-option'],
    ['config unset prune.after --hedge eth-usdc', 2, 'bad-option'],
    [`config set drift.warning 0.2 --hedge nobody-${canary}`, 6, 'no-such-hedge'],
    [`config get --hedge ${canary.toUpperCase()}`, 6, 'usage'],
    ['vault init --identity other.txt', 1, 'vault-exists'],
    ['vault init', 2, 'usage'],
    ...thresholdNames.flatMap(key =>
      [canary, '-1', '1e1', String(presetOf(key).max + 1), '0x1', 'NaN', ...(presetOf(key).off ? [] : ['off'])].map(
        (value): Mistake => [`config set ${key} ${value}`, 2, 'bad-value'],
      ),
    ),
  ])('%s', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('a chain of the user', () => {
  const chainAdd = (words: { name?: string; id?: string; manager?: string }, ...more: string[]): string[] => {
    const { name = 'mine', id = '31337', manager = stage.scene.deployment.positionManager } = words
    return ['chain', 'add', name, '--chain-id', id, '--position-manager', manager, '--rpc-stdin', ...more]
  }

  it.each(['add', 'Mine', '9mine', '', canary.toUpperCase()])('may not be called %j', async name => {
    await expectRefusal(stage.home, [chainAdd({ name }), 2, 'usage'])
  })

  it.each(['0', '-1', '1.5', '0x1', '', canary, '1234567890123456'])('has no id %j', async id => {
    await expectRefusal(stage.home, [chainAdd({ id }), 2, 'bad-option'])
  })

  it.each(['--position-manager', '--stable', '--wrapped-native'])(
    'takes an address and nothing else for %s',
    async flag => {
      for (const [given, code] of [
        [canary, 'bad-address'],
        ['', 'bad-address'],
        [wrongChecksum, 'bad-checksum'],
      ]) {
        await expectRefusal(stage.home, [chainAdd({}, flag, given!), 2, code!])
      }
    },
  )

  it('must be what it is said to be', async () => {
    const { chain, wallet, deployment, tokens } = stage.scene
    const refuse = (words: string[], exit: number, code: string) =>
      expectRefusal(stage.home, [words, exit, code, chain.url])
    await refuse(chainAdd({ name: 'ethereum' }), 2, 'name-taken')
    await refuse(chainAdd({ name: 'eth-usdc' }), 2, 'name-taken')
    await refuse(chainAdd({ id: '1' }), 5, 'wrong-chain')
    await refuse(['rpc', 'set', 'ethereum'], 5, 'wrong-chain')
    await refuse(chainAdd({ manager: wallet }), 1, 'no-position-manager')
    await refuse(chainAdd({ manager: tokens.weth }), 1, 'no-factory')
    await refuse(chainAdd({}, '--explorer', canary), 2, 'bad-option')
    await refuse(chainAdd({}, '--explorer', `ftp://${canary}/`), 2, 'bad-option')
    await refuse(['chain', 'add', 'mine', '--chain-id', '31337', '--rpc-stdin'], 2, 'usage')
    await refuse(['chain', 'add', 'mine', '--position-manager', deployment.positionManager, '--rpc-stdin'], 2, 'usage')
  })
})

describe('a snapshot that is none', () => {
  const saved = (name: string, text: string) => {
    const path = join(stage.home.path, name)
    writeFileSync(path, text)
    return path
  }
  const rest = '"gatheredAt":"2026-01-31T12:00:00.000Z","source":"live"'

  it.each([
    ['empty', '', 'it is not JSON'],
    ['cut', '{"schema":"hedge.artifacts/1","gathered', 'it is not JSON'],
    ['list', '[]', 'it is not a snapshot'],
    ['number', '12', 'it is not a snapshot'],
    ['other', `{"schema":"hedge.status/1",${rest}}`, 'it is not a snapshot of schema hedge.artifacts/1'],
    ['next', `{"schema":"hedge.artifacts/2",${rest}}`, 'it is not a snapshot of schema hedge.artifacts/1'],
    ['timeless', '{"schema":"hedge.artifacts/1","gatheredAt":"now"}', 'gathered'],
    ['bare', `{"schema":"hedge.artifacts/1",${rest}}`, 'subjects'],
  ])('%s', async (name, text, why) => {
    const path = saved(`${canary}-${name}.json`, text)
    const { message, hint } = await expectRefusal(stage.home, [['status', '--from', path], 2, 'bad-snapshot'])
    expect(message).toMatch(/^the snapshot cannot be used: /)
    expect(message).toContain(why)
    expect(hint).toBe('hedge snapshot > FILE')
  })

  it('is missing, a folder, or of the wrong shape inside', async () => {
    const from = (path: string) => expectRefusal(stage.home, [['status', '--from', path], 2, 'bad-snapshot'])
    expect((await from(join(stage.home.path, `${canary}.json`))).message).toMatch(/there is no such file/)
    expect((await from(stage.home.path)).message).toMatch(/it cannot be read/)
    const { stdout } = await callMain(['snapshot', '--json'], stage.home)
    for (const name of ['subjects', 'chains', 'thresholds', 'lps', 'accounts', 'markets']) {
      const document = JSON.parse(stdout)
      document[name].ok = `${canary} is no ${name}`
      await from(saved(`wrong-${name}.json`, JSON.stringify(document)))
    }
  })
})
