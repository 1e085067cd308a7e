import { describe, expect, it } from 'vitest'
import type { Power, PowerPart } from '../../../src/domain/powers.ts'
import { openAuditMemory } from '../../../src/state/auditMemory.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { addressOf } from '../../support/artifacts.ts'

const hedge = 'abcdef0123456789'
const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()
const agent = (number: number): Power => ({ who: addressOf(number), facts: 'named' })
const traceOf = (powers: Power[], renew = false, findings: string[] | null = []) => ({
  findings,
  powers: [{ part: 'agents' as PowerPart, powers }],
  renew,
})

/** Two processes that both knew the same before either wrote. */
const two = () => {
  const home = temporaryHome()
  const open = () => openAuditMemory(home, () => ({}))
  const pair = [open(), open()] as const
  for (const memory of pair) memory.firstSeen(hedge)
  const who = (...powers: Power[]) => open().judge(hedge, 'agents', powers)
  return { pair, open, who }
}

describe('two audits at once', () => {
  it.each([
    ['the earlier is written first', [0, 1]],
    ['the later is written first', [1, 0]],
  ])('begin one baseline, the earlier: what the later saw beside it is new (%s)', (_what, order) => {
    const { pair, who } = two()
    const keep = [
      () => pair[0].keep(hedge, traceOf([agent(1)]), at(1)),
      () => pair[1].keep(hedge, traceOf([agent(1), agent(2)]), at(2)),
    ]
    for (const each of order) keep[each]!()
    expect(who(agent(1), agent(2))).toMatchObject({
      since: at(1),
      powers: [{ known: { since: at(1) } }, { known: null }],
    })
  })

  it.each([
    ['before', [0, 1]],
    ['after', [1, 0]],
  ])('keep what a person accepted %s the other began', (_what, order) => {
    const { pair, who } = two()
    const keep = [
      () => pair[0].keep(hedge, traceOf([agent(2)], true), at(3)),
      () => pair[1].keep(hedge, traceOf([agent(1)]), at(1)),
    ]
    for (const each of order) keep[each]!()
    expect(who(agent(1), agent(2))).toMatchObject({
      since: at(3),
      powers: [{ known: null }, { known: { since: at(3) } }],
    })
  })

  it('keep the earlier day of a finding; which there are says the later', () => {
    const { pair, open } = two()
    pair[0].keep(hedge, traceOf([], false, ['a one', 'b one']), at(1))
    pair[1].keep(hedge, traceOf([], false, ['a one', 'c one']), at(2))
    expect(open().firstSeen(hedge)).toEqual({ 'a one': at(1), 'c one': at(2) })
  })

  it('keep each other’s parts', () => {
    const { pair, open } = two()
    pair[0].keep(hedge, traceOf([agent(1)]), at(1))
    pair[1].keep(hedge, { findings: null, powers: [{ part: 'builders', powers: [] }], renew: false }, at(2))
    expect(open().baselines(hedge)).toEqual({ agents: at(1), builders: at(2) })
  })
})
