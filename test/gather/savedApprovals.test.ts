import { describe, expect, it } from 'vitest'
import type { Approvals } from '../../src/domain/approvals.ts'
import { savedAudited } from '../../src/gather/saved/audited.ts'
import { approvalsOf } from '../support/approvals.ts'
import { addressOf, chain, gap, ok } from '../support/artifacts.ts'

const reading = (approvals: unknown) => ({ subject: 'id-a', chain: chain.name, read: ok(approvals) })

const read = (...readings: unknown[]) => savedAudited.approvals(JSON.parse(JSON.stringify(readings)), 'approvals')

const busy: Partial<Approvals> = {
  manager: { code: { kind: 'contract' }, factory: null },
  wallet: ok({ address: addressOf(1), code: { kind: 'delegated', to: addressOf(2) } }),
  positions: [{ tokenId: '7', owner: addressOf(3), ownerCode: { kind: 'contract' }, approved: addressOf(4) }],
  operators: gap('operators'),
  scan: ok({ lowest: '0', from: '5', to: '9', approved: [addressOf(5)] }),
  allowances: ok([{ token: addressOf(6), symbol: 'T', decimals: null, spender: addressOf(7), amount: null }]),
}

const allowance = { token: addressOf(6), symbol: 'T', decimals: 18, spender: addressOf(7), amount: '1' }

describe('saved approvals', () => {
  it.each([
    ['quiet', approvalsOf()],
    ['busy', approvalsOf(busy)],
    ['burned', approvalsOf({ burned: ['7', '8'] })],
    [
      'proven by nothing',
      approvalsOf({ scan: ok({ lowest: '0', from: '0', to: '9', approved: [], unwitnessed: true }) }),
    ],
  ])('are read as they were saved: %s', (_, approvals) => {
    expect(read(reading(approvals))).toEqual([reading(approvals)])
  })

  it('may be a gap', () => {
    const told = { subject: 'id-a', chain: chain.name, read: gap('x') }
    expect(read(told)).toEqual([told])
  })

  it.each<[string, unknown]>([
    ['a wallet with code of an unknown kind', { wallet: ok({ address: addressOf(1), code: { kind: 'odd' } }) }],
    ['a delegation to nobody', { wallet: ok({ address: addressOf(1), code: { kind: 'delegated' } }) }],
    ['an amount that is a number', { allowances: ok([{ ...allowance, amount: 5 }]) }],
    ['an allowance without an amount', { allowances: ok([{ ...allowance, amount: undefined }]) }],
    ['an operator in capitals', { operators: ok([{ operator: addressOf(0xab).toUpperCase(), approved: true }]) }],
    ['an operator that is perhaps approved', { operators: ok([{ operator: addressOf(1), approved: null }]) }],
    ['a scan that ends before it begins', { scan: ok({ lowest: '0', from: '9', to: '5', approved: [] }) }],
    ['a scan from below the lowest', { scan: ok({ lowest: '6', from: '5', to: '9', approved: [] }) }],
    ['a position without a holder', { positions: [{ tokenId: '7', ownerCode: { kind: 'none' }, approved: null }] }],
    ['a symbol that moves the cursor', { allowances: ok([{ ...allowance, symbol: '\u001b[2J' }]) }],
    ['a burned one that is no number', { burned: ['x'] }],
    ['no scan at all', { scan: undefined }],
  ])('are refused with %s', (_, change) => {
    expect(() => read(reading({ ...approvalsOf(), ...(change as object) }))).toThrow(/^approvals\[0\]/)
  })

  it('are refused where one is there twice', () => {
    expect(() => read(reading(approvalsOf()), reading(approvalsOf()))).toThrow('twice')
  })
})

describe('a saved second opinion', () => {
  const opinion = { block: '9', provider: 'b.example', differing: [] }
  const saved = (its: unknown) => savedAudited.seconds([{ chain: chain.name, read: ok(its) }], 'seconds')

  it('is read as it was saved', () => {
    for (const each of [opinion, { ...opinion, ofIds: true }]) {
      expect(saved(each)).toEqual([{ chain: chain.name, read: ok(each) }])
    }
  })

  it('is refused where it is not known of what it is', () => {
    expect(() => saved({ ...opinion, ofIds: 'perhaps' })).toThrow(/^seconds\[0\]/)
  })
})
