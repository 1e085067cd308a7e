import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pluginOutput } from '../support/pluginOutput.ts'
import { faultsIn } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })
const state = (...names: string[]) => join(stage.home.path, 'hedge', 'state', ...names)

/** Takes connections, and never says a word. */
let silent: Server
const held: Socket[] = []
let silentUrl: string
beforeAll(async () => {
  silent = createServer(socket => void held.push(socket))
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  silentUrl = `http://127.0.0.1:${(silent.address() as { port: number }).port}`
})
afterAll(async () => {
  for (const socket of held) socket.destroy()
  await new Promise(resolve => void silent.close(resolve))
})

describe('hedge check on real contracts', () => {
  it('says how both hedges are, one line and perfdata first, with the code that goes with it', async () => {
    await stage.scene.chain.rpc('evm_mine', [])
    const { code, stdout, stderr } = await stage.run('check')
    const told = pluginOutput(stdout)
    expect({ code, stderr }).toEqual({ code: { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 }[told.state], stderr: '' })
    const labels = told.data.map(({ label }) => label)
    for (const hedge of ['eth-usdc', 'btc-eth']) {
      expect(labels).toEqual(
        expect.arrayContaining([`${hedge} drift ETH`, `${hedge} margin`, `${hedge} data-age local`]),
      )
    }
    expect(labels).toEqual(expect.arrayContaining(['key-age RPC URL of local days', 'key-age key of the vault days']))
    expect(stdout).not.toMatch(/0x[0-9a-f]{40}/i)
  })

  it('is the same in JSON, and follows the limits of one hedge', async () => {
    const { document, code } = await stage.json('check btc-eth --json')
    expect(faultsIn(document)).toEqual([])
    expect(document.hedges).toEqual([{ name: 'btc-eth', state: document.state }])
    const drift = document.conditions.find(
      ({ id, subject }: { id: string; subject: string }) => id === 'drift' && subject === 'ETH',
    )
    expect(drift).toMatchObject({ value: expect.any(Number), warn: 0.1, gap: null })
    const set = await stage.call(['config', 'set', 'drift.warning', '9', '--hedge', 'btc-eth'])
    expect(set.code).toBe(0)
    const limits = async (hedge: string) =>
      (await stage.json(['check', hedge, '--only', 'drift', '--json'])).document.conditions.map(
        ({ warn, crit }: { warn: number; crit: number }) => [warn, crit],
      )
    expect(new Set((await limits('btc-eth')).map(String))).toEqual(new Set(['9,9']))
    expect(new Set((await limits('eth-usdc')).map(String))).toEqual(new Set(['0.1,0.5']))
    expect(code).toBe({ ok: 0, warning: 1, critical: 2, unknown: 3 }[document.state as 'ok'])
    expect((await stage.call('config unset drift.warning --hedge btc-eth')).code).toBe(0)
  })

  it('asks nobody for what it does not judge', async () => {
    const { venue } = stage.scene
    const askedBy = async (...only: string[]) => {
      const before = venue.requests.length
      const { document } = await stage.json(['check', 'eth-usdc', ...only, '--json'])
      return { document, types: new Set(venue.requests.slice(before).map(({ type }) => type)) }
    }
    expect([...(await askedBy()).types]).toContain('userFillsByTime')
    const keys = await askedBy('--only', 'key-age', 'agent-expiry', 'out-of-range')
    expect([...keys.types]).toEqual([])
    expect(faultsIn(keys.document)).toEqual([])
    expect(keys.document.gaps).toEqual([])
    const limits = ['il.warning', 'drop.warning', 'drop.critical', 'funding.warning']
    for (const limit of limits) await stage.call(['config', 'set', limit, 'off', '--hedge', 'eth-usdc'])
    const { types, document } = await askedBy()
    expect([...types]).toContain('clearinghouseState')
    expect([...types].filter(type => /fills|funding|candle/i.test(type))).toEqual([])
    expect(document.conditions.map(({ id }: { id: string }) => id)).not.toContain('impermanent-loss')
    for (const limit of limits) await stage.call(['config', 'unset', limit, '--hedge', 'eth-usdc'])
  })

  it('leaves behind what it watched, by random ids and without an address', async () => {
    const recorded = async () => (await stage.json('history btc-eth --json')).document.hedges[0].records.length
    const before = await recorded()
    await stage.call('check', { now: () => new Date(Date.now() - 1_800_000) })
    expect(await recorded()).toBe(before + 1)
    const { hedges } = JSON.parse(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8'))
    const files = readdirSync(state('conditions')).sort()
    expect(files).toEqual([...hedges.map(({ id }: { id: string }) => `${id}.json`), 'machine.json'].sort())
    for (const file of files) expect(readFileSync(state('conditions', file), 'utf8')).not.toMatch(/0x[0-9a-f]{40}/i)
  })
})

describe('hedge check where something does not answer', () => {
  it('is UNKNOWN in its time, and says what', async () => {
    const { code, stdout, stderr, milliseconds } = await stage.run('check --timeout 2', {
      env: { HEDGE_HYPERLIQUID_URL: silentUrl },
    })
    const { state: told, text, long, data } = pluginOutput(stdout)
    expect({ code, stderr, told }).toEqual({ code: 3, stderr: '', told: 'UNKNOWN' })
    expect(text).toMatch(/^eth-usdc: Hyperliquid, asked for \w+, did not answer in time; and \d+ more$/)
    expect(long[0]).toMatch(/did not answer in time \(.+\) \[/)
    expect(milliseconds).toBeLessThan(4_000)
    // What the chain said is told all the same.
    expect(data.find(({ label }) => label === 'eth-usdc data-age local')!.value).not.toBeNull()
  })

  it('is over in its time although the secret store never answers, and leaves nothing of it running', async () => {
    const settings = join(stage.home.path, 'hedge', 'settings.json')
    const before = readFileSync(settings, 'utf8')
    const program = join(stage.home.path, 'never')
    const pid = join(stage.home.path, 'never.pid')
    writeFileSync(program, `#!/bin/sh\necho $$ > '${pid}'\nexec sleep 60\n`, { mode: 0o700 })
    const store = { kind: 'exec', command: program, arguments: [] }
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(before), store }))
    try {
      const { code, stdout, stderr, milliseconds } = await stage.run('check --timeout 1.5')
      expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
      expect(stdout).toMatch(/^HEDGE UNKNOWN - .*\n$/)
      expect(milliseconds).toBeLessThan(4_000)
      await vi.waitFor(() => expect(() => process.kill(Number(readFileSync(pid, 'utf8')), 0)).toThrow('ESRCH'), 5_000)
    } finally {
      writeFileSync(settings, before)
    }
  })

  it('is UNKNOWN with what to do while the secret store is locked', async () => {
    const locked = await stage.call('check', { env: { HEDGE_VAULT_IDENTITY_FILE: undefined } })
    const { state: told, text, long } = pluginOutput(locked.stdout)
    expect([locked.code, told]).toEqual([3, 'UNKNOWN'])
    expect(text).toMatch(/vault/)
    expect(long[0]).toMatch(/vault.*\(.*(hedge|HEDGE_VAULT)/)
  })
})
