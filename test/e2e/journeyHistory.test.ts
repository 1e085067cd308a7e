import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { addressMarks, leaksIn } from '../laws/support/canaries.ts'
import { expectValid } from '../support/schemas.ts'
import { type Json, useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const state = () => join(stage.home.path, 'hedge', 'state')
const file = () => join(state(), 'history.db')
beforeEach(() => rmSync(file(), { force: true }))

/** So many minutes from now. */
const inMinutes = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) })

async function historyOf(name: string, minutes = 0): Promise<{ records: Json[]; document: Json }> {
  const { code, document } = await stage.json(`history ${name} --json`, inMinutes(minutes))
  expect(code).toBe(0)
  expectValid(document)
  return { records: document.hedges[0].records, document }
}

const sumOf = (lps: Json[], key: string) => lps.reduce((sum: number, lp: Json) => sum + lp[key], 0)

it('each live status is recorded as it was printed; a replay and an address given ad hoc are not', async () => {
  expect((await historyOf('eth-usdc')).records).toEqual([])
  expect(existsSync(file())).toBe(false)
  const { document: first } = await stage.json('status --json')
  const { document: second } = await stage.json('status eth-usdc --json', inMinutes(5))
  const saved = join(stage.home.path, 'saved.json')
  writeFileSync(saved, (await stage.call('snapshot --json')).stdout)
  expect((await stage.call(['status', '--from', saved])).code).toBe(0)
  await stage.call(['status', stage.scene.wallet, '--chain', 'local'])
  const { records } = await historyOf('eth-usdc', 10)
  const printed = [first, second].map(({ generatedAt, hedges }: Json) => {
    const hedge = hedges.find(({ name }: Json) => name === 'eth-usdc')
    return {
      at: generatedAt,
      state: hedge.state,
      valueUsd: sumOf(hedge.lps, 'valueUsd'),
      feesUsd: sumOf(hedge.lps, 'feesUsd'),
      equityUsd: hedge.account.equityUsd,
      netDeltaUsd: sumOf(hedge.exposure, 'netDeltaUsd'),
      health: hedge.health.score,
      price: Number(hedge.lps[0].price),
      inRange: hedge.lps.every(({ inRange }: Json) => inRange),
    }
  })
  expect(records).toMatchObject(printed)
  expect((await historyOf('btc-eth', 10)).records).toHaveLength(1)
  expect([statSync(file()).mode & 0o777, readdirSync(state()).filter(name => name.startsWith('history.db'))]).toEqual([
    0o600,
    ['history.db'],
  ])
  const { wallet, account, subAccount } = stage.scene
  const marks = addressMarks({ wallet, account, subAccount })
  expect(leaksIn(readFileSync(file(), 'latin1'), 'history.db', marks)).toEqual([])
})

it('what could not be read is recorded as not known', async () => {
  const down = { HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1' }
  expect((await stage.call('status eth-usdc', { env: down })).code).toBe(3)
  const { records } = await historyOf('eth-usdc', 1)
  expect(records).toMatchObject([{ state: 'unknown', valueUsd: null, equityUsd: null, netDeltaUsd: null }])
})

it('in processes of their own nothing is said of it', async () => {
  expect(await stage.run('status --json')).toMatchObject({ code: 0, stderr: '' })
  expect(await stage.run('status --quiet')).toMatchObject({ code: 0, stderr: '' })
  const { code, stderr, stdout } = await stage.run('history eth-usdc')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  // Of two runs within one second the later one is kept.
  expect(stdout).toMatch(/^eth-usdc {2}(?:1 record|2 records) in the last 7 days$/m)
})

it('a file that is damaged ends no run: one line says so, and the next ones say nothing', async () => {
  await stage.call('status')
  writeFileSync(file(), 'x'.repeat(5_000))
  const { code, stderr } = await stage.call('status')
  expect(code).toBe(0)
  expect(stderr).toMatch(/^hedge: warning: the recorded history begins anew: it is damaged; [^\n]*unusable[^\n]*\n$/)
  expect(await stage.call('status')).toMatchObject({ code: 0, stderr: '' })
  expect((await historyOf('eth-usdc', 1)).records.length).toBeGreaterThan(0)
  writeFileSync(file(), 'y'.repeat(5_000))
  const read = await stage.json('history eth-usdc --json')
  expect(read).toMatchObject({ code: 3, document: { gaps: [{ code: 'history-damaged' }] } })
})

it('what is removed is forgotten here as well, whatever was set aside', async () => {
  await stage.call('status')
  writeFileSync(`${file()}.unusable`, 'something of a hedge')
  const { hedges } = JSON.parse(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8'))
  const idOf = (name: string) => hedges.find((hedge: Json) => hedge.name === name).id
  expect((await stage.call('remove btc-eth')).code).toBe(0)
  const bytes = readFileSync(file(), 'latin1')
  expect([bytes.includes(idOf('eth-usdc')), bytes.includes(idOf('btc-eth'))]).toEqual([true, false])
  expect(existsSync(`${file()}.unusable`)).toBe(false)
  expect((await stage.call('history btc-eth')).code).toBe(6)
})
