import { describe, expect, it } from 'vitest'
import { checks } from '../../../src/checks/index.ts'
import { auditNeeds, wantedBy } from '../../../src/commands/audit/needs.ts'
import { readAuditOptions } from '../../../src/commands/audit/options.ts'
import { selected } from '../../../src/commands/audit/select.ts'
import { audit } from '../../../src/commands/audit.ts'
import type { Failure } from '../../../src/domain/failure.ts'
import { checkOf } from './support/checks.ts'

const read = (operands: string[], options: Record<string, string | boolean | string[]> = {}) =>
  readAuditOptions({ operands, options })

const refusalOf = (...asked: Parameters<typeof read>): Pick<Failure, 'code' | 'message' | 'exit'> => {
  try {
    read(...asked)
  } catch (error) {
    return error as Failure
  }
  throw new Error('it was taken')
}

const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'

describe('what is asked of an audit', () => {
  it('is everything unless told otherwise, with orders, and without what it takes to be asked for', () => {
    expect(read([])).toMatchObject({
      only: [],
      skip: [],
      severity: 'info',
      failOn: 'low',
      all: false,
      list: false,
      scope: { names: [], address: null, detail: true, audit: { deep: false, secondRpc: false } },
    })
    expect(
      read(['a'], { deep: true, secondRpc: true, all: true, list: true, severity: 'high', failOn: 'critical' }),
    ).toMatchObject({
      scope: { names: ['a'], audit: { deep: true, secondRpc: true } },
      all: true,
      list: true,
      severity: 'high',
      failOn: 'critical',
    })
  })

  it('may be ids and topics, with blanks or commas between them', () => {
    expect(read([], { only: ['keys', 'net-delta,range'], skip: ['store-opens'] })).toMatchObject({
      only: ['keys', 'net-delta', 'range'],
      skip: ['store-opens'],
    })
  })

  it('takes an address out of the words of an option', () => {
    const { scope, only } = read([], { only: ['uniswap', address], chain: ['base'] })
    expect({ address: scope.address, chains: scope.chains, only }).toEqual({
      address,
      chains: ['base'],
      only: ['uniswap'],
    })
  })

  it.each([
    [{ only: ['agent-expirey'] }, '--only: there is no check or topic of that name; did you mean agent-expiry?'],
    [{ skip: ['hegde'] }, '--skip: there is no check or topic of that name; did you mean hedge?'],
    [{ skip: ['something-else-entirely'] }, '--skip: there is no check or topic of that name'],
    [{ severity: 'grave' }, '--severity must be one of info, low, medium, high, critical; it is text of 5 characters'],
    [{ failOn: 'info' }, '--fail-on must be one of low, medium, high, critical; it is text of 4 characters'],
  ])('%j is refused', (options, message) => {
    expect(refusalOf([], options)).toMatchObject({ exit: 2, message })
  })

  it('names its own help where names and addresses do not go together', () => {
    expect(refusalOf(['a', address])).toMatchObject({ exit: 2, hint: 'hedge audit --help' })
  })
})

describe('the checks that are run', () => {
  const made = [checkOf('a', []), checkOf('b', [], { topic: 'keys' }), checkOf('c', [])]
  const idsOf = (only: string[], skip: string[]) => selected(made, { only, skip }).map(({ id }) => id)

  it('are those that are named by id or topic, less those that are not wanted', () => {
    expect(idsOf([], [])).toEqual(['a', 'b', 'c'])
    expect(idsOf(['hedge'], [])).toEqual(['a', 'c'])
    expect(idsOf(['c', 'keys'], [])).toEqual(['b', 'c'])
    expect(idsOf([], ['hedge'])).toEqual(['b'])
    expect(idsOf(['hedge'], ['a'])).toEqual(['c'])
  })
})

describe('what is gathered', () => {
  const wanted = (only: string[]) => wantedBy(selected(checks, { only, skip: [] }))

  it('is what the checks need, and whom and what an audit is about', () => {
    expect(wanted(['machine'])).toEqual(expect.arrayContaining(['subjects', 'machine', 'auditMemory']))
    expect(wanted(['machine'])).not.toEqual(expect.arrayContaining(['powers']))
    expect(wanted(['hyperliquid'])).toEqual(
      expect.arrayContaining(['subjects', 'authorities', 'powers', 'auditMemory']),
    )
    expect(wanted(['net-delta'])).toEqual(expect.arrayContaining(['lps', 'accounts', 'markets', 'thresholds']))
    expect(wanted(['net-delta'])).not.toContain('machine')
  })

  it('is all of it for all checks, and nothing for a list of them', () => {
    const read = (options: object) => audit.wants!(audit.read({ operands: [], options: { ...options } }), null)
    expect(read({})).toEqual(auditNeeds)
    expect(read({ list: true })).toEqual([])
  })
})
