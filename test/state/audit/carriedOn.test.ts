import { describe, expect, it } from 'vitest'
import { type HeldAs, heldPower, type Power, type PowerPart } from '../../../src/domain/powers.ts'
import { openAuditMemory } from '../../../src/state/auditMemory.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { addressOf } from '../../support/artifacts.ts'

const hedge = 'abcdef0123456789'
const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()

/** Audits one after another, each as a run of its own. */
function memoryIn(home: string) {
  let day = 0
  const open = () => openAuditMemory(home, () => ({}))
  const keep = (renew: boolean) => (part: PowerPart, powers: Power[]) => {
    day += 1
    open().keep(hedge, { findings: null, powers: [{ part, powers }], renew }, at(day))
  }
  return {
    audit: keep(false),
    accept: keep(true),
    judge: (part: PowerPart, powers: Power[]) => open().judge(hedge, part, powers),
    open,
  }
}

const agent: Power = { who: addressOf(1), facts: 'named, without an end' }

describe('somebody who went away', () => {
  it.each<PowerPart>(['agents', 'operators', 'holders', 'nft-approvals', 'signers'])('is new when back: %s', part => {
    const { audit, accept, judge } = memoryIn(temporaryHome())
    audit(part, [agent])
    audit(part, [])
    expect(judge(part, [])).toMatchObject({ gone: [{ since: at(1), facts: agent.facts }] })
    expect(judge(part, [agent])).toMatchObject({ since: at(1), powers: [{ known: null }], gone: [] })
    // It stays new until a person says that it is theirs, and is known from that day on.
    audit(part, [agent])
    expect(judge(part, [agent]).powers).toMatchObject([{ known: null }])
    accept(part, [agent])
    expect(judge(part, [agent]).powers).toMatchObject([{ known: { since: at(4) } }])
  })

  it('is not new where it was never missed', () => {
    const { audit, judge } = memoryIn(temporaryHome())
    for (let n = 0; n < 3; n += 1) audit('agents', [agent])
    expect(judge('agents', [agent]).powers).toMatchObject([{ known: { since: at(1) } }])
  })

  it('is missed also by a run that had begun before', () => {
    const home = temporaryHome()
    const { audit, judge, open } = memoryIn(home)
    audit('agents', [agent])
    const early = open()
    early.judge(hedge, 'agents', [agent])
    audit('agents', [])
    early.keep(hedge, { findings: null, powers: [{ part: 'agents', powers: [agent] }], renew: false }, at(3))
    expect(judge('agents', [agent]).powers).toMatchObject([{ known: null }])
  })

  it('is no matter with an allowance, which every deposit uses up', () => {
    const { audit, judge } = memoryIn(temporaryHome())
    audit('allowances', [agent])
    audit('allowances', [])
    expect(judge('allowances', [agent]).powers).toMatchObject([{ known: { since: at(1) } }])
  })
})

describe('positions held', () => {
  const held = (tokenId: string, is: HeldAs = 'with liquidity'): Power => heldPower({ chain: 'testchain', tokenId, is })

  it('are those of every audit, and one that left stays until a person accepts it', () => {
    const { audit, accept, judge, open } = memoryIn(temporaryHome())
    audit('positions', [held('1')])
    audit('positions', [held('1'), held('2')])
    audit('positions', [held('1')])
    audit('positions', [held('1')])
    expect(judge('positions', [held('1')]).gone).toEqual([{ since: at(2), facts: held('2').facts }])
    expect(
      open()
        .held(hedge)
        .map(({ tokenId }) => tokenId)
        .sort(),
    ).toEqual(['1', '2'])
    accept('positions', [held('1')])
    expect(judge('positions', [held('1')]).gone).toEqual([])
    expect(open().held(hedge)).toEqual([{ chain: 'testchain', tokenId: '1', is: 'with liquidity' }])
  })

  it.each<[string, Power[], Power[]]>([
    ['was emptied before it went', [held('1', 'empty')], []],
    ['was burned', [held('1')], [held('1', 'burned')]],
  ])('are told of once and then forgotten where one %s', (_what, before, now) => {
    const { audit, judge, open } = memoryIn(temporaryHome())
    audit('positions', [held('1')])
    audit('positions', before)
    const { powers, gone } = judge('positions', now)
    expect(powers.length + gone.length).toBe(1)
    audit('positions', now)
    expect(open().held(hedge)).toEqual([])
    expect(judge('positions', []).gone).toEqual([])
  })

  it('of other facts are none', () => {
    const { audit, open } = memoryIn(temporaryHome())
    audit('positions', [{ who: 'x', facts: 'position #x on testchain, empty' }])
    expect(open().held(hedge)).toEqual([])
  })
})
