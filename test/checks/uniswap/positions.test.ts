import { describe, expect, it } from 'vitest'
import { readWaiving } from '../../../src/commands/auditWaive/options.ts'
import type { Approvals } from '../../../src/domain/approvals.ts'
import { approvalsOf } from '../../support/approvals.ts'
import { ethUsdc, gap, lpsOf, ok, subjectOf, wallet } from '../../support/artifacts.ts'
import { judged, other, readOf, router, said, staker, stranger } from './audited.ts'

type Position = Approvals['positions'][number]

const positionAt = (rest: Partial<Position>): Position => ({
  ...{ tokenId: '1', owner: wallet, ownerCode: { kind: 'none' }, approved: null },
  ...rest,
})
const heldBy = (owner: Position['owner'], kind: 'none' | 'contract' = 'contract') => ({
  positions: [positionAt({ owner, ownerCode: { kind } })],
})

describe('nft-holder', () => {
  it.each<[string, Partial<Approvals>, RegExp]>([
    ['its wallet', {}, /^pass high: held by its wallet$/],
    ['its wallet, a smart account', heldBy(wallet), /^pass/],
    ['a known staker', heldBy(staker.address), /^pass high: staked: Known staker holds it$/],
    ['a router, where it is lost', heldBy(router.address), /^fail high: held by Known router, which does not keep/],
    ['another contract', heldBy(stranger), /^warn medium: held by the contract 0x0+bad: staked or vaulted/],
    ['another wallet', heldBy(stranger, 'none'), /^fail high: held by 0x0+bad, another wallet$/],
    [
      'another wallet that a contract acts for',
      { positions: [positionAt({ owner: stranger, ownerCode: { kind: 'delegated', to: router.address } })] },
      /^fail high: .* another wallet$/,
    ],
    ['nobody knows whose wallet', { wallet: gap('locked') }, /^unknown high: not known: no answer about locked/],
  ])('%s', (_what, approvals, line) => {
    expect(said('nft-holder', approvals)).toEqual([expect.stringMatching(line)])
  })

  it('names each NFT, and whose it is at the end', () => {
    const positions = [positionAt({}), positionAt({ tokenId: '22', owner: stranger })]
    expect(judged('nft-holder', { positions }).map(({ subject, status }) => [subject, status])).toEqual([
      ['position #1 of one', 'pass'],
      ['position #22 of one', 'fail'],
    ])
    const adHoc = subjectOf({ stored: false, name: wallet, chains: ['testchain', 'base'] })
    const subjects = judged('nft-holder', {}, { subjects: [adHoc] }).map(({ subject }) => subject)
    expect(subjects).toEqual(['position #1 on testchain of the address asked about'])
  })

  it('says of what somebody staked how it is waived, in words that can be typed as they stand', () => {
    const [{ remediation } = {}] = judged('nft-holder', heldBy(stranger))
    expect(remediation).toBe(
      "if you staked or vaulted it there: hedge audit waive nft-holder --for 'position #1 of one' --reason 'I staked it there' --until 90d",
    )
    const options = { for: 'position #1 of one', reason: 'I staked it there', until: '90d' }
    expect(readWaiving({ operands: ['nft-holder'], options })).toMatchObject({ what: 'set' })
  })

  it('tells of an id that is no NFT', () => {
    const lps = [lpsOf(ok({ ...ethUsdc(), unknownIds: ['9'] }))]
    expect(judged('nft-holder', {}, { lps })[1]).toMatchObject({
      ...{ subject: 'position #9 of one', status: 'fail', severity: 'medium' },
      remediation: 'if it was closed: hedge remove one',
    })
  })

  it('is unknown once where nothing of it could be read', () => {
    const lps = [lpsOf(gap('chain'))]
    const down = [readOf(gap('chain'))]
    const unknown = [{ status: 'unknown', subject: 'one', gap: { code: 'chain' } }]
    expect(judged('nft-holder', down, { lps })).toMatchObject(unknown)
    expect(judged('nft-holder', [], { lps })).toMatchObject(unknown)
  })

  it('has nothing to say where there are no positions', () => {
    expect(judged('nft-holder', { positions: [] })).toEqual([])
  })
})

describe('nft-approved', () => {
  it.each<[string, Partial<Position>, string]>([
    ['nobody', {}, 'pass high: nobody'],
    ['a known contract', { approved: other.address }, `warn medium: Known other (${other.address}) may take it`],
    ['somebody', { approved: stranger }, `fail high: ${stranger} may take it`],
    [
      'somebody, while it is staked',
      { approved: stranger, owner: staker.address },
      `fail high: ${stranger} may take it from where it is held`,
    ],
    ['its own wallet, while it is staked', { approved: wallet, owner: staker.address }, 'pass high: its own wallet'],
  ])('%s', (_what, position, line) => {
    expect(said('nft-approved', { positions: [positionAt(position)] })).toEqual([line])
  })

  it('tells who is approved although the wallet is not known', () => {
    const positions = [positionAt({ approved: stranger })]
    expect(said('nft-approved', { positions, wallet: gap('locked') })).toEqual([`fail high: ${stranger} may take it`])
  })

  it('is unknown where it was not read, and nothing where there is none', () => {
    expect(judged('nft-approved', [readOf(gap('chain'))])).toMatchObject([{ status: 'unknown', subject: 'one' }])
    expect(judged('nft-approved', { positions: [] })).toEqual([])
  })
})

describe('manager-code', () => {
  const manager = (rest: Partial<Approvals['manager']>) => ({ manager: { ...approvalsOf().manager, ...rest } })

  it.each<[string, Partial<Approvals>, string]>([
    ['the true one', {}, 'pass critical: as expected'],
    ['nothing there', manager({ code: { kind: 'none' } }), 'fail critical: there is no contract'],
    ['no factory', manager({ factory: null }), 'fail critical: a contract that names no factory'],
    ['another factory', manager({ factory: stranger }), `fail critical: a contract of the factory ${stranger}`],
    [
      'a wallet',
      manager({ code: { kind: 'delegated', to: stranger } }),
      'fail critical: a wallet that a contract acts for',
    ],
  ])('%s', (_what, approvals, line) => {
    expect(said('manager-code', approvals)).toEqual([line])
  })

  it.each(['no-position-manager', 'no-factory', 'wrong-factory'])(
    'fails where no positions are read for it: %s',
    code => {
      expect(said('manager-code', [readOf(gap(code))])).toEqual([`fail critical: no answer about ${code}`])
    },
  )

  it('says it once a chain, and not of one that is not asked', () => {
    const readings = [readOf(ok(approvalsOf())), readOf(ok(approvalsOf(manager({ factory: null }))), 'two')]
    expect(judged('manager-code', readings)).toMatchObject([{ status: 'fail', subject: 'testchain' }])
    expect(judged('manager-code', [readOf(gap('chain')), readings[0]!])).toMatchObject([{ status: 'pass' }])
    expect(judged('manager-code', [readOf(gap('chain'))])).toMatchObject([{ status: 'unknown' }])
    expect(judged('manager-code', [])).toEqual([])
  })
})
