import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { expectValid } from '../support/schemas.ts'
import { type Json, useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const auditOf = async (words = '', home?: Record<string, string | undefined>): Promise<Json> => {
  const { document } = await stage.json(`audit --json${words}`, home === undefined ? {} : { env: home })
  expectValid(document)
  return document
}

const keysOf = (findings: Json[]) => findings.map(({ id, subject, status }) => `${id} ${subject} ${status}`).sort()

it('judges by every check, and says nothing of its own making twice', async () => {
  const { findings, summary } = await auditOf()
  expect([...new Set(findings.map(({ id }: Json) => id))].sort()).toEqual(checks.map(({ id }) => id).sort())
  const keys = findings.map(({ id, subject }: Json) => `${id} ${subject}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(Object.values(summary).reduce((sum: number, each) => (typeof each === 'number' ? sum + each : sum), 0)).toBe(
    findings.length,
  )
})

it('knows what it saw before: nothing has changed, and what is wrong has been since then', async () => {
  const first = await auditOf()
  const second = await auditOf()
  expect(second.changes).toEqual([])
  expect(keysOf(second.findings)).toEqual(keysOf(first.findings))
  const wrong = ({ status }: Json) => status === 'fail' || status === 'warn'
  for (const { firstSeen } of second.findings.filter(wrong)) expect(firstSeen < second.generatedAt).toBe(true)
})

it('names an API wallet that was not there before, before everything else', async () => {
  const { venue, account } = stage.scene
  const { accounts } = venue.world()
  venue.set({
    accounts: {
      ...accounts,
      [account]: {
        ...accounts[account],
        agents: [{ address: `0x${'ab'.repeat(20)}`, name: 'bot', validUntil: Date.now() + 30 * 86_400_000 }],
      },
    },
  })
  try {
    const { changes } = await auditOf()
    expect(changes).toMatchObject([
      { hedge: 'eth-usdc', part: 'agents', kind: 'new' },
      { hedge: 'btc-eth', part: 'controller-agents', kind: 'new' },
    ])
    const { stdout } = await stage.call('audit --only hyperliquid')
    expect(stdout.split('\n\n')[1]).toBe('CHANGED: who may act is not who it was')
    expect((await stage.call('audit --only hyperliquid')).code).toBe(14)
    expect((await stage.call('audit accept')).code).toBe(0)
    expect((await auditOf()).changes).toEqual([])
  } finally {
    venue.set({ accounts })
    await stage.call('audit accept')
  }
})

it('replays to the same findings where nothing of ours is', async () => {
  const saved = await stage.call('snapshot --audit')
  const file = join(stage.home.path, 'audited.json')
  writeFileSync(file, saved.stdout)
  const elsewhere = {
    HEDGE_HOME: join(stage.home.path, 'nobody'),
    HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1',
    HEDGE_VAULT_IDENTITY_FILE: undefined,
  }
  const live = await auditOf()
  const replayed = await auditOf(` --from ${file}`, elsewhere)
  expect(replayed.source).toBe('saved')
  expect(keysOf(replayed.findings)).toEqual(keysOf(live.findings))
})

it('a venue that is down makes its checks unknown, and leaves the rest as it was', async () => {
  const rest = (findings: Json[]) =>
    keysOf(findings.filter(({ topic }) => !['hyperliquid', 'hedge', 'practice', 'keys'].includes(topic)))
  const up = await auditOf()
  const { code, document: down } = await stage.json('audit --json', {
    env: { HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1' },
  })
  expectValid(down)
  expect(code).toBe(3)
  expect(rest(down.findings)).toEqual(rest(up.findings))
  const ofVenue = down.findings.filter(({ topic }: Json) => topic === 'hyperliquid')
  expect(new Set(ofVenue.map(({ status }: Json) => status))).toEqual(new Set(['unknown']))
})

it('asks no one for what is not asked of it', async () => {
  const before = stage.scene.venue.requests.length
  await auditOf(' --only file-modes core-dumps')
  expect(stage.scene.venue.requests.slice(before)).toEqual([])
  const { stdout } = await stage.call('audit --list --json')
  expectValid(JSON.parse(stdout))
  expect(JSON.parse(stdout).checks).toHaveLength(checks.length)
})

it('stays within eighty columns, and goes out in every format', async () => {
  const { stdout } = await stage.call('audit --all')
  expect(stdout.split('\n').filter(line => line.length > 80)).toEqual([])
  const sarif = JSON.parse((await stage.call('audit --format sarif')).stdout)
  expect(sarif.runs[0].tool.driver.rules).toHaveLength(checks.length)
  expect((await stage.call('status --format sarif')).code).toBe(2)
})
