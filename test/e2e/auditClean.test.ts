import { afterAll, beforeAll, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { type CleanWorld, startCleanWorld } from '../support/audit/cleanWorld.ts'
import { contentsOf } from '../support/callMain.ts'
import { expectValid } from '../support/schemas.ts'
import type { Json } from '../support/useStage.ts'

let world: CleanWorld
beforeAll(async () => {
  world = await startCleanWorld()
})
afterAll(() => world?.close())

/** What hangs on where the tests run, and not on the person. */
const elsewhere = ['install-writable', 'core-dumps']

const line = `audit --second-rpc --skip ${elsewhere.join(' ')}`

it('of a person who did everything right nothing is found: each check passes, or there is nothing of its kind', async () => {
  const { code, stdout, stderr } = await world.call(`${line} --json`)
  const { findings, gaps, notes, changes, summary } = JSON.parse(stdout)
  expectValid(JSON.parse(stdout))
  expect(findings.filter(({ status }: Json) => status !== 'pass' && status !== 'notApplicable')).toEqual([])
  expect({ code, stderr, gaps, notes, changes, worst: summary.worst }).toEqual({
    ...{ code: 0, stderr: '', gaps: [], notes: [], changes: [], worst: null },
  })
  const nothing = findings.filter(({ status }: Json) => status === 'notApplicable').map(({ id }: Json) => id)
  expect(nothing.sort()).toEqual([
    ...['agent-ending', 'agent-expired', 'agent-expiry', 'builder-caps', 'controller', 'controller-agents'],
    ...['key-ip-limits', 'leaks-private-key', 'leaks-rpc-key', 'multi-sig'],
  ])
  const judged = new Set(findings.map(({ id }: Json) => id))
  expect(checks.flatMap(({ id }) => (judged.has(id) ? [] : [id])).sort()).toEqual([...elsewhere].sort())
})

it('says so in a line a topic, and the second audit in a row changes nothing', async () => {
  const before = contentsOf(world.home)
  const { code, stdout } = await world.call(line)
  expect(code).toBe(0)
  expect(stdout.split('\n')[0]).toBe('Audit: nothing is found wrong, 71 checks pass')
  expect(stdout.trimEnd().split('\n\n')).toHaveLength(15)
  const settings = (all: Record<string, string>) => Object.entries(all).filter(([name]) => !name.includes('/state/'))
  expect(settings(contentsOf(world.home))).toEqual(settings(before))
})

it('asked nothing of the node that could sign or change anything', () => {
  const asked = new Set(world.proxies.flatMap(({ requests }) => requests.flat()))
  expect([...asked].filter(method => /send|sign|unlock|import|set|mine/i.test(method))).toEqual([])
})
