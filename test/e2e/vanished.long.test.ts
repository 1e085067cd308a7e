import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FakeFill, FakePosition } from '../support/fakeHyperliquid/world.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const short: FakePosition = { coin: 'ETH', szi: '-3.9', entryPx: '3041.5', leverage: 5 }
const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) })

/** What the account of eth-usdc has from now on. */
const holding = (positions: FakePosition[], fills?: FakeFill[]) =>
  stage.scene.venue.set({
    accounts: { [stage.scene.account]: { mode: 'default', cash: '12000', positions, ...(fills && { fills }) } },
  })

const liquidation = (): FakeFill => ({
  ...{ coin: 'ETH', side: 'B', px: '3412.5', sz: '3.9', startPosition: '-3.9', dir: 'Close Short' },
  time: Date.now(),
  liquidation: { liquidatedUser: stage.scene.account, markPx: '3412.5', method: 'market' },
})

const audit = async (minutes: number, ...words: string[]) => {
  const line = ['audit', 'eth-usdc', '--only', 'perp-vanished', '--all', '--json', ...words]
  const { code, document } = await stage.json(line, later(minutes))
  return { code, finding: document.findings.find(({ id }: { id: string }) => id === 'perp-vanished') }
}

it('a short that was liquidated between two runs is found, whichever run looked first', async () => {
  holding([short])
  expect((await stage.call('status', later(1))).code).toBe(0)
  expect(await audit(2)).toMatchObject({ code: 0, finding: { status: 'pass' } })
  holding([], [liquidation()])
  const found = { status: 'fail', severity: 'critical', subject: 'eth-usdc' }
  expect(await audit(3)).toMatchObject({ code: 14, finding: found })
  const runs = ['status', 'show eth-usdc', 'snapshot --json'].map(line => stage.call(line, later(4)))
  for (const { code } of await Promise.all(runs)) expect(code).toBe(0)
  const { finding } = await audit(5)
  expect(finding).toMatchObject(found)
  expect(finding.actual).toMatch(/^the ETH short of 3\.9 .* is gone: it was liquidated on .* at 3,412\.5$/)
})

it('a venue or a chain that is down takes nothing back, and finds nothing', async () => {
  stage.scene.venue.failWith('clearinghouseState', { status: 403 })
  expect(await audit(6)).toMatchObject({ finding: { status: 'fail', severity: 'critical' } })
  expect((await stage.call('status', later(7))).code).toBe(3)
  stage.scene.venue.failWith('clearinghouseState', null)
  expect(await audit(8)).toMatchObject({ finding: { status: 'fail', severity: 'critical' } })
})

it('its trades unread, it is found all the same', async () => {
  stage.scene.venue.failWith('userFillsByTime', { status: 403 })
  const { finding } = await audit(9)
  stage.scene.venue.failWith('userFillsByTime', null)
  expect(finding).toMatchObject({ status: 'fail', severity: 'critical' })
  expect(finding.actual).toContain('why is not known')
})

it('it is saved, and replayed where nothing of it is known', async () => {
  const { stdout, stderr } = await stage.call('snapshot --audit --json', later(10))
  expect(stderr).toBe('')
  expectValid(JSON.parse(stdout))
  for (const secret of [stage.scene.chain.url, 'AGE-SECRET-KEY']) expect(stdout).not.toContain(secret)
  const file = join(stage.home.path, 'audit.json')
  writeFileSync(file, stdout)
  const { finding } = await audit(11, '--from', file)
  expect(finding).toMatchObject({ status: 'fail', severity: 'critical' })
  expect(finding.actual).toContain('it was liquidated')
  writeFileSync(file, (await stage.call('snapshot --json', later(11))).stdout)
  expect(await audit(12, '--from', file)).toMatchObject({ code: 3, finding: { status: 'unknown' } })
})

it('what is noted holds no address', () => {
  const folder = join(stage.home.path, 'hedge', 'state', 'activity')
  const texts = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
  expect(texts.join()).toContain('"vanished":[{"coin":"ETH"')
  expect(texts.join().toLowerCase()).not.toContain(stage.scene.account.slice(2))
})

it('it is over once the short is back', async () => {
  holding([short])
  expect(await audit(13)).toMatchObject({ code: 0, finding: { status: 'pass' } })
  expect(await audit(14)).toMatchObject({ code: 0, finding: { status: 'pass' } })
})

it('a short that its account closed itself is found too, and less gravely', async () => {
  holding(
    [],
    [{ coin: 'ETH', side: 'B', px: '3000', sz: '3.9', time: Date.now() + 14 * 60_000, startPosition: '-3.9' }],
  )
  const { code, finding } = await audit(16)
  expect({ code, finding }).toMatchObject({ code: 13, finding: { status: 'fail', severity: 'high' } })
  expect(finding.actual).toContain('an order of the account closed it')
})

it('what its owner says is known is not told again, until another vanishes', async () => {
  expect((await stage.call('audit accept eth-usdc', later(17))).stdout).toContain('gone: the perp ETH, -3.9')
  expect(await audit(18)).toMatchObject({ code: 0, finding: { status: 'pass' } })
  holding([short])
  expect(await audit(19)).toMatchObject({ code: 0 })
  holding([], [])
  expect(await audit(20)).toMatchObject({ code: 14, finding: { status: 'fail', severity: 'critical' } })
})
