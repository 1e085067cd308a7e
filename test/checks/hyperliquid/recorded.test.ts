import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AuthorityReading } from '../../../src/domain/authorityReading.ts'
import { readAgents, readUnnamedAgent } from '../../../src/venues/hyperliquid/agents.ts'
import { readMode } from '../../../src/venues/hyperliquid/mode.ts'
import { readRole } from '../../../src/venues/hyperliquid/role.ts'
import { accountOf } from '../../support/artifacts.ts'
import { testData } from '../../support/testData.ts'
import { judged, ok, readingOf } from './audited.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const load = (name: string) => JSON.parse(readFileSync(join(folder!, `${name}.json`), 'utf8'))
const statusOf = (id: string, reading: AuthorityReading) => judged(id, reading)[0]?.status ?? 'none'
const withAgents = (name: string) => readingOf({ authorities: { agents: ok(readAgents(load(name))) } })

describe.skipIf(!folder)(
  `answers as they were recorded${folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'}`,
  () => {
    it('agents that ended long ago and are in the list are expired', () => {
      const reading = withAgents('pysdk_extraAgents')
      expect(judged('agent-expired', reading)[0]).toMatchObject({
        status: 'fail',
        actual: [
          "'ok' 0x286edfa08c04f6899dab3bfdecf2dd133f9733b9 ended 2026-01-07, 317 days ago",
          "'new' 0xc06e6617005c1888aeb8b3017fe00f82b7b84fc0 ended 2026-02-15, 277 days ago",
        ].join('; '),
      })
      expect(statusOf('agents-listed', reading)).toBe('warn')
      expect(statusOf('agents-listed', withAgents('extraAgents_empty'))).toBe('pass')
    })

    it('the unnamed agent, which no list of the named has, is told', () => {
      const { agentAddress, agentValidUntil } = load('webData2_agent_fields_partial')
      const of = (body: unknown) => readingOf({ authorities: { unnamedAgent: ok(readUnnamedAgent(body)) } })
      expect(statusOf('agent-unnamed', of({ agentAddress, agentValidUntil }))).toBe('warn')
      const { userState } = load('ws_webData3_unified_agent').data
      expect(statusOf('agent-unnamed', of(userState))).toBe('warn')
    })

    it.each([
      ['userRole_user', 'pass'],
      ['userRole_agent', 'fail'],
      ['userRole_missing', 'fail'],
      ['userRole_subAccount', 'fail'],
      ['pysdk_userRole', 'fail'],
    ])('%s, of what was added as a main account: %s', (name, status) => {
      expect(statusOf('account-role', readingOf({ role: ok(readRole(load(name))) }))).toBe(status)
    })

    it('the mode', () => {
      const mode = readMode(load('userAbstraction_unifiedAccount'))
      expect(judged('account-mode', [], { accounts: [accountOf([], { mode: ok(mode) })] })).toMatchObject([
        { status: 'pass', actual: 'unifiedAccount' },
      ])
    })
  },
)
