import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCheckOptions } from '../../../src/commands/check/options.ts'
import { pluginText } from '../../../src/commands/check/pluginText.ts'
import { checkReport } from '../../../src/commands/check/report.ts'
import { ethUsdc, gap, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'
import { checkArtifacts, checked } from '../../support/checkArtifacts.ts'
import { pluginOutput, stateOf } from '../../support/pluginOutput.ts'
import { readsIn, replaced } from '../../support/readsIn.ts'
import { expectValid } from '../../support/schemas.ts'
import { anySituation } from '../../support/situations.ts'
import { hedgedBy } from '../../support/watchedOf.ts'

describe('what a monitoring system reads', () => {
  it('is one line with perfdata where all is fine, and what is fine after it', () => {
    const [first, ...long] = pluginText(checked()).split('\n')
    expect(first).toMatch(
      /^HEDGE OK - 1 hedge, 14 conditions fine \| 'one out-of-range #1'=-[\d.]+%;~:0 'one range-distance #1'=/,
    )
    expect(long).toEqual([
      'OK one: out-of-range #1, range-distance #1, drift ETH, net-delta ETH, liquidation-distance ETH, margin, health, impermanent-loss #1, funding-against-fees, data-age testchain, data-age hyperliquid, agent-expiry',
      'OK key-age RPC URL of testchain, key-age key of the vault',
      'NOT WATCHED one: no value was recorded in the last day to compare with',
    ])
  })

  it('begins with what is worst, and says how much more there is', () => {
    const wrong = checked({ accounts: hedgedBy(0.7, { liquidationPx: '3200' }) })
    const { state, text, long } = pluginOutput(pluginText(wrong))
    expect([state, text]).toEqual(['CRITICAL', 'one: ETH is 6.7 % from liquidation; and 1 more'])
    expect(long.slice(0, 2)).toEqual([
      'CRITICAL one: ETH is 6.7 % from liquidation [liquidation-distance]',
      'WARNING one: ETH is hedged 70.0 % of a target 100.0 % [drift]',
    ])
  })

  it('tells what is unknown for one reason once, and what to do', () => {
    const { state, text, long, data } = pluginOutput(pluginText(checked({ lps: gap('rpc') })))
    expect([state, text]).toEqual(['UNKNOWN', 'one: no answer about rpc (hedge status); and 6 more'])
    expect(long[0]).toBe(
      'UNKNOWN one: no answer about rpc (hedge status) [out-of-range, range-distance, drift, liquidation-distance, impermanent-loss, funding-against-fees, data-age testchain]',
    )
    expect(data.filter(({ value }) => value === null).map(({ label }) => label)).toContain('one drift')
  })

  it('keeps the first line to what a pager shows: what to do is told after it where there is no place', () => {
    const long = { gap: { ...gap('x').gap, message: `${'no answer '.repeat(6)}came`, hint: 'hedge rpc test base' } }
    const { text, long: after } = pluginOutput(pluginText(checked({ lps: long })))
    expect(text).toBe(`one: ${'no answer '.repeat(6)}came; and 6 more`)
    expect(after[0]).toContain('(hedge rpc test base)')
  })

  it('has perfdata only of what there is something to measure of', () => {
    const agentEnds = { one: { at: '2026-11-01T00:00:00.000Z', ends: [] } }
    const auditMemory = ok({ waivers: [], attestations: {}, firstSeen: {}, agentEnds })
    const { data, long, state } = pluginOutput(pluginText(checked({ auditMemory })))
    expect(state).toBe('OK')
    expect(data.filter(({ label, value }) => label.includes('agent-expiry') || value === null)).toEqual([])
    expect(long[0]).toContain('agent-expiry')
  })

  it('tells what is wrong within the first 4 kB, however many positions there are; the rest of the perfdata comes last', () => {
    const many = Array.from({ length: 150 }, (_, at) => String(at + 1))
    const { pools, positions, ...snapshot } = ethUsdc()
    const lps = ok([lpsOf(ok({ ...snapshot, pools, positions: many.map(tokenId => ({ ...positions[0]!, tokenId })) }))])
    const text = pluginText(checked({ subjects: ok([subjectOf({ tokenIds: many, target: '9' })]), lps }))
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000)
    expect(text.slice(0, 4_000)).toMatch(/\n(WARNING|CRITICAL) one: ETH is hedged .*\n/)
    expect(text.split('\n')[0]!.length).toBeLessThan(3_000)
    const { data, long } = pluginOutput(text)
    expect(data.filter(({ label }) => label.includes('range-distance'))).toHaveLength(150)
    expect(long.at(-1)).toMatch(/^NOT WATCHED/)
  })

  it('says why where not even the hedges are known', () => {
    const { state, text } = pluginOutput(pluginText(checked({ subjects: gap('settings') })))
    expect([state, text]).toEqual(['UNKNOWN', 'a test: no answer about settings (hedge status)'])
  })

  it('has no bar and no line break that a stranger put there', () => {
    const evil = { gap: { ...gap('x').gap, message: 'a | b\nHEDGE OK - fine', hint: 'c | d' } }
    const { state, text, long } = pluginOutput(pluginText(checked({ accounts: evil })))
    expect([state, text]).toEqual(['UNKNOWN', expect.stringContaining('HEDGE OK - fine (c / d)')])
    expect(long.filter(line => line.startsWith('HEDGE'))).toEqual([])
  })
})

const holed = anySituation.chain(situation =>
  fc.constantFrom(...readsIn(situation)).map(path => replaced(situation, path, gap('rpc-down'))),
)

it('whatever the situation, whole or with holes: it can be read, its numbers say what its states say, and JSON keeps its schema', () => {
  fc.assert(
    fc.property(fc.oneof(anySituation, holed), situation => {
      const report = checkReport({ ...checkArtifacts(), ...situation }, readCheckOptions({ operands: [], options: {} }))
      expectValid(report)
      const { state, data } = pluginOutput(pluginText(report))
      expect(state.toLowerCase()).toBe(report.state)
      const measured = report.conditions.filter(
        ({ state: its, value, gap: why }) => its !== 'ok' || value !== null || why,
      )
      expect(data).toHaveLength(measured.length)
      for (const [index, { state: told, value, warn, crit }] of measured.entries()) {
        const alone = stateOf(data[index]!)
        expect(value === null).toBe(alone === null)
        if (told === 'unknown') expect(alone).toBeNull()
        else if (alone !== null && value !== warn && value !== crit) expect(alone).toBe(told)
      }
    }),
    { numRuns: 40 },
  )
})

it('of one hedge says nothing of another', () => {
  const two = ok([subjectOf(), subjectOf({ id: 'two', name: 'two', account: gap('store') })])
  const { text, data } = pluginOutput(pluginText(checked({ subjects: two }, ['one'])))
  expect(text).toMatch(/^1 hedge, /)
  expect(data.filter(({ label }) => label.startsWith('two'))).toEqual([])
})
