import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Condition, ConditionId } from '../../src/domain/condition.ts'
import { openConditionMemory } from '../../src/state/conditionMemory.ts'
import { forgetHedge } from '../../src/state/forgetHedge.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { wallet } from '../support/artifacts.ts'

const hedge = 'abcdef0123456789'
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const fileIn = (home: string) => join(home, 'conditions', `${hedge}.json`)

const drift = (value: number | null, rest: Partial<Condition> = {}): Condition => ({
  ...{ id: 'drift', hedge: 'one', subject: 'ETH', value, unit: '' },
  ...{ warn: 0.1, crit: 0.5, worse: 'above', inclusive: false, message: 'it drifts' },
  state: value === null ? 'unknown' : value > 0.5 ? 'critical' : value > 0.1 ? 'warning' : 'ok',
  ...rest,
})
const bound = (percent: number) =>
  drift(percent, {
    id: 'out-of-range',
    subject: '#1',
    unit: '%',
    warn: 0,
    crit: null,
    state: percent > 0 ? 'warning' : 'ok',
  })

/** What holds after each run, each in a process of its own. */
function heldAfter(path: readonly Condition[], home = temporaryHome()): string[] {
  return path.map((condition, minute) => {
    const memory = openConditionMemory(home)
    memory.see(hedge, { ids: [condition.id], conditions: [condition] }, at(minute))
    return openConditionMemory(home).settled(hedge, condition)
  })
}

describe('what holds of a condition', () => {
  it('changes once while a value dances on its limit', () => {
    expect(heldAfter([0.09, 0.11, 0.095, 0.105, 0.091, 0.12, 0.089, 0.095].map(value => drift(value)))).toEqual([
      ...['ok', 'warning', 'warning', 'warning', 'warning', 'warning', 'ok', 'ok'],
    ])
    expect(heldAfter([-1, 0.1, -0.1, 0.2, -0.25, -0.4, -0.1].map(bound))).toEqual([
      ...['ok', 'warning', 'warning', 'warning', 'warning', 'ok', 'ok'],
    ])
  })

  it('is unknown while it is not known, and what it was before when it is again', () => {
    const path = [0.12, null, 0.095, null, 0.05].map(value => drift(value))
    expect(heldAfter(path)).toEqual(['warning', 'unknown', 'warning', 'unknown', 'ok'])
  })

  it('is what is said where there is no number', () => {
    expect(heldAfter([drift(null, { state: 'warning' }), drift(null, { state: 'ok' })])).toEqual(['warning', 'ok'])
  })

  it('is of each subject and each hedge by itself, and of what is of none', () => {
    const memory = openConditionMemory(temporaryHome())
    const other = drift(0.095, { subject: 'BTC' })
    memory.see(hedge, { ids: ['drift'], conditions: [drift(0.2), other] }, at(1))
    memory.see(null, { ids: ['drift'], conditions: [drift(0.05)] }, at(1))
    const now = drift(0.095)
    expect([memory.settled(hedge, now), memory.settled(hedge, other), memory.settled(null, now)]).toEqual([
      ...['warning', 'ok', 'ok'],
    ])
  })
})

describe('the file of a hedge', () => {
  const rowsIn = (home: string) => Object.keys(JSON.parse(readFileSync(fileIn(home), 'utf8')).content.rows)
  const see = (home: string, ids: ConditionId[], conditions: Condition[], minute = 1) =>
    openConditionMemory(home).see(hedge, { ids, conditions }, at(minute))

  it('keeps what was not looked at, and drops what was and is gone, but for what may only not have been found', () => {
    const home = temporaryHome()
    see(home, ['drift', 'out-of-range'], [drift(0.2), bound(1)])
    see(home, ['drift'], [drift(0.3, { subject: 'BTC' })])
    expect(rowsIn(home)).toEqual(['out-of-range #1', 'drift BTC'])
    see(home, ['drift'], [drift(null, { subject: '' })])
    expect(rowsIn(home)).toEqual(['out-of-range #1', 'drift BTC'])
    see(home, ['drift', 'out-of-range'], [])
    expect(rowsIn(home)).toEqual([])
  })

  it('is written when a level changes, and not otherwise', () => {
    const home = temporaryHome()
    see(home, ['drift'], [drift(0.2)])
    const { mtimeMs, ino } = statSync(fileIn(home))
    see(home, ['drift'], [drift(0.3)], 5)
    expect(statSync(fileIn(home))).toMatchObject({ mtimeMs, ino })
    see(home, ['drift'], [drift(0.01)], 9)
    expect(statSync(fileIn(home)).ino).not.toBe(ino)
    expect(statSync(fileIn(home)).mode & 0o777).toBe(0o600)
  })

  it('takes in what another process changed meanwhile', () => {
    const home = temporaryHome()
    const [a, b] = [openConditionMemory(home), openConditionMemory(home)]
    a.see(hedge, { ids: ['drift'], conditions: [drift(0.2)] }, at(1))
    b.see(hedge, { ids: ['out-of-range'], conditions: [bound(1)] }, at(2))
    a.see(hedge, { ids: ['drift'], conditions: [drift(0.6)] }, at(3))
    expect(openConditionMemory(home).settled(hedge, drift(0.46))).toBe('critical')
    expect(openConditionMemory(home).settled(hedge, bound(-0.1))).toBe('warning')
  })

  it('holds no address, and nothing that could be one', () => {
    const home = temporaryHome()
    see(
      home,
      ['drift'],
      [drift(0.2, { subject: wallet }), drift(0.2, { subject: 'https://a.example/key' }), drift(0.2)],
    )
    expect(rowsIn(home)).toEqual(['drift ETH'])
  })

  it('goes with its hedge, and is not made again by a run that knew it', () => {
    const home = temporaryHome()
    const memory = openConditionMemory(home)
    memory.see(hedge, { ids: ['drift'], conditions: [drift(0.2)] }, at(1))
    expect(forgetHedge(home, hedge)).toEqual({ deleted: 1, left: [] })
    memory.see(hedge, { ids: ['drift'], conditions: [drift(0.01)] }, at(2))
    expect(existsSync(fileIn(home))).toBe(false)
  })

  it('that is damaged, or cannot be written, ends nothing', () => {
    const home = temporaryHome()
    mkdirSync(join(home, 'conditions'), { mode: 0o700 })
    writeFileSync(fileIn(home), '{"version":"2"', { mode: 0o600 })
    expect(heldAfter([drift(0.2), drift(0.095)], home)).toEqual(['warning', 'warning'])
    expect(readdirSync(join(home, 'conditions')).sort()).toEqual([`${hedge}.json`, `${hedge}.json.unusable`])
    const blocked = temporaryHome()
    writeFileSync(join(blocked, 'conditions'), '')
    expect(heldAfter([drift(0.2)], blocked)).toEqual(['warning'])
    expect(openConditionMemory(blocked).settled('../x', drift(0.2))).toBe('warning')
  })
})
