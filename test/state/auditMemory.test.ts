import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BaselineNotes } from '../../src/domain/auditSettings.ts'
import type { Power, PowerPart } from '../../src/domain/powers.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { forgetHedge } from '../../src/state/forgetHedge.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { account, addressOf, wallet } from '../support/artifacts.ts'

const hedge = 'abcdef0123456789'
const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()
const agent = (number: number, facts = 'named, without an end'): Power => ({ who: addressOf(number), facts })
const agents = (...powers: Power[]) => [{ part: 'agents' as PowerPart, powers }]
const begun = (powers: Power[], findings: string[] | null = []) => ({
  findings,
  powers: agents(...powers),
  renew: false,
})
const renewed = (powers: Power[]) => ({ findings: null, powers: agents(...powers), renew: true })

const open = (home: string, notes: BaselineNotes = {}) => openAuditMemory(home, () => notes)
const fileIn = (home: string) => join(home, 'audit', `${hedge}.json`)

describe('the baseline of a part', () => {
  it('begins with what is there first, and tells what is new, changed and gone since', () => {
    const home = temporaryHome()
    const first = open(home).judge(hedge, 'agents', [agent(1)])
    expect(first).toEqual({ since: null, powers: [{ ...agent(1), known: null }], gone: [] })
    open(home).keep(hedge, begun([agent(1), agent(2)]), at(1))
    // A later audit that renews nothing leaves it.
    open(home).keep(hedge, begun([agent(1), agent(3)]), at(2))
    expect(open(home).judge(hedge, 'agents', [agent(1, 'named, until 2027-01-01'), agent(3)])).toEqual({
      since: at(1),
      powers: [
        { ...agent(1, 'named, until 2027-01-01'), known: { since: at(1), facts: 'named, without an end' } },
        { ...agent(3), known: null },
      ],
      gone: [{ since: at(1), facts: 'named, without an end' }],
    })
    expect(open(home).judge(hedge, 'builders', [agent(1)]).since).toBeNull()
    expect(open(home).judge('fedcba9876543210', 'agents', [agent(1)]).since).toBeNull()
    expect(open(home).baselines(hedge)).toEqual({ agents: at(1) })
  })

  it('that is empty is one: whoever comes then is new', () => {
    const home = temporaryHome()
    open(home).keep(hedge, begun([]), at(1))
    expect(open(home).judge(hedge, 'agents', [agent(1)])).toMatchObject({ since: at(1), powers: [{ known: null }] })
  })

  it('is replaced by what a person accepts; who stays is known as long as before', () => {
    const home = temporaryHome()
    open(home).keep(hedge, begun([agent(1), agent(2)]), at(1))
    open(home).keep(hedge, renewed([agent(1, 'new facts'), agent(3)]), at(5))
    expect(open(home).judge(hedge, 'agents', [agent(1, 'new facts'), agent(2), agent(3)])).toEqual({
      since: at(5),
      powers: [
        { ...agent(1, 'new facts'), known: { since: at(1), facts: 'new facts' } },
        { ...agent(2), known: null },
        { ...agent(3), known: { since: at(5), facts: 'named, without an end' } },
      ],
      gone: [],
    })
  })

  it('knows who it is however it is written, and not in another part', () => {
    const home = temporaryHome()
    const who = 'testchain 7 0xABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD'
    open(home).keep(
      hedge,
      { findings: [], powers: [{ part: 'holders', powers: [{ who, facts: 'a' }] }], renew: false },
      at(1),
    )
    const lower = { who: who.toLowerCase(), facts: 'a' }
    expect(open(home).judge(hedge, 'holders', [lower]).powers[0]?.known).toEqual({ since: at(1), facts: 'a' })
    open(home).keep(hedge, { ...begun([]), powers: [{ part: 'nft-approvals', powers: [] }] }, at(1))
    expect(open(home).judge(hedge, 'nft-approvals', [lower]).powers[0]?.known).toBeNull()
  })
})

describe('on disk', () => {
  it('nobody’s address lies, and nobody else reads it', () => {
    const home = temporaryHome()
    const shouted = account.toUpperCase().replace('0X', '0x')
    const powers = [
      { who: wallet, facts: 'one' },
      { who: `testchain 7 ${shouted}`, facts: 'two' },
    ]
    const keys = ['new-power one', `new-power ${wallet}`, `new-power of https://example.org`]
    open(home).keep(
      hedge,
      { findings: keys, powers: agents(...powers, { who: 'x', facts: wallet }), renew: false },
      at(1),
    )
    open(home).keep(hedge, { findings: keys, powers: agents(...powers), renew: true }, at(1))
    const text = readFileSync(fileIn(home), 'utf8')
    expect(text).not.toMatch(new RegExp(`${wallet.slice(2)}|${account.slice(2)}|example`, 'i'))
    expect(open(home).firstSeen(hedge)).toEqual({ 'new-power one': at(1) })
    expect(
      open(home)
        .judge(hedge, 'agents', powers)
        .powers.every(({ known }) => known !== null),
    ).toBe(true)
    expect(statSync(fileIn(home)).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'audit')).mode & 0o777).toBe(0o700)
  })

  it('it goes with its hedge, and comes back by no run that still knows it', () => {
    const home = temporaryHome()
    const atWork = open(home)
    atWork.keep(hedge, begun([agent(1)]), at(1))
    atWork.keep(null, begun([agent(1)], ['clock-skew this machine']), at(1))
    expect(forgetHedge(home, hedge)).toEqual({ deleted: 1, left: [] })
    atWork.keep(hedge, renewed([agent(1)]), at(2))
    expect(readdirSync(join(home, 'audit'))).toEqual(['machine.json'])
  })

  it('an id that is none names no file', () => {
    const home = temporaryHome()
    open(home).keep('../../outside', begun([agent(1)]), at(1))
    expect(readdirSync(home)).toEqual([])
  })
})

describe('a baseline that was taken and is not there', () => {
  const notes = { agents: at(1) }
  it.each<[string, (path: string) => void]>([
    ['deleted', path => rmSync(path)],
    ['emptied', path => writeFileSync(path, '')],
    ['edited', path => writeFileSync(path, readFileSync(path, 'utf8').replace(at(1), at(2)))],
    ['in place of it a folder', path => [rmSync(path), mkdirSync(path)]],
  ])('is said to be lost, until a person accepts anew: %s', (_what, harm) => {
    const home = temporaryHome()
    open(home, notes).keep(hedge, begun([agent(1)], ['a one']), at(1))
    harm(fileIn(home))
    const lost = { since: null, lost: at(1), powers: [{ ...agent(1), known: null }], gone: [] }
    expect(open(home, notes).judge(hedge, 'agents', [agent(1)])).toEqual(lost)
    expect(open(home, notes).firstSeen(hedge)).toEqual({})
    // No later audit makes a baseline of what it finds; a part that never had one begins.
    const trace = {
      findings: [],
      powers: [...agents(agent(1)), { part: 'builders' as const, powers: [] }],
      renew: false,
    }
    open(home, notes).keep(hedge, trace, at(2))
    expect(open(home, notes).judge(hedge, 'agents', [agent(1)])).toEqual(lost)
    rmSync(fileIn(home), { recursive: true, force: true })
    open(home, notes).keep(hedge, renewed([agent(1)]), at(3))
    expect(open(home, notes).judge(hedge, 'agents', [agent(1)])).toMatchObject({
      since: at(3),
      powers: [{ known: {} }],
    })
  })
})

describe('what was seen first', () => {
  it('keeps its day while it is found, and is new when it comes back', () => {
    const home = temporaryHome()
    for (const [day, found] of [
      [1, ['a one', 'b one']],
      [2, ['a one']],
      [3, null],
      [4, ['a one', 'b one']],
    ] as const)
      open(home).keep(hedge, { findings: found, powers: [], renew: false }, at(day))
    expect(open(home).firstSeen(hedge)).toEqual({ 'a one': at(1), 'b one': at(4) })
    expect(open(home).firstSeen(null)).toEqual({})
  })

  it('is of one hedge, or of none', () => {
    const home = temporaryHome()
    open(home).keep(null, { findings: ['a this machine'], powers: [], renew: false }, at(1))
    expect(open(home).firstSeen(null)).toEqual({ 'a this machine': at(1) })
    expect(open(home).firstSeen(hedge)).toEqual({})
  })
})

describe('the ends of agents', () => {
  const until = (day: string, number = 1): Power => agent(number, `named, until ${day}`)
  const parts = (agentsOf: Power[], controllers: Power[]) => ({
    findings: null,
    renew: false,
    powers: [
      { part: 'agents' as PowerPart, powers: agentsOf },
      { part: 'controller-agents' as PowerPart, powers: controllers },
    ],
  })

  it('are those of the last audit that saw them, whoever they are of, without those that had ended', () => {
    const home = temporaryHome()
    expect(open(home).agentEnds(hedge)).toBeNull()
    open(home).keep(
      hedge,
      parts([until('2026-03-01'), until('2025-12-31', 2)], [until('2026-02-01', 3), agent(4)]),
      at(1),
    )
    expect(open(home).agentEnds(hedge)).toEqual({ at: at(1), ends: ['2026-02-01', '2026-03-01'] })
    open(home).keep(hedge, begun([until('2027-01-01')]), at(2))
    expect(open(home).agentEnds(hedge)).toEqual({ at: at(1), ends: ['2026-02-01', '2027-01-01'] })
    open(home).keep(hedge, parts([], []), at(3))
    expect(open(home).agentEnds(hedge)).toEqual({ at: at(3), ends: [] })
    expect(readFileSync(fileIn(home), 'utf8')).not.toMatch(/0x[0-9a-f]{40}/)
  })
})
