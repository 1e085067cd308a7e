import { expect, it } from 'vitest'
import type { Approvals } from '../../../src/domain/approvals.ts'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import type { Read } from '../../../src/domain/read.ts'
import type { Sources } from '../../../src/gather/gathering.ts'
import { powers } from '../../../src/gather/powers.ts'
import { approvalsOf } from '../../support/approvals.ts'
import { addressOf, chain, ethUsdc, gap, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'

const here: Read<LpSnapshot> = ok(ethUsdc())
const ownerCode = { kind: 'none' } as const
const stolen = { tokenId: '7', owner: addressOf(0xbad), ownerCode, approved: null }

async function read(lp: Read<LpSnapshot>, approvals: Partial<Approvals> = {}, wallet = subjectOf().wallet) {
  const artifacts: Record<string, unknown> = {
    subjects: ok([subjectOf({ id: 'id-one', wallet })]),
    authorities: gap('venue-down'),
    approvals: ok([{ subject: 'id-one', chain: chain.name, read: ok(approvalsOf(approvals)) }]),
    lps: ok([lpsOf(lp, 'id-one')]),
  }
  const all = await powers({ artifact: async (name: string) => artifacts[name] } as unknown as Sources)
  const { read: its } = all.find(({ part }) => part === 'positions')!
  return 'ok' in its ? its.ok.powers.map(({ who, facts }) => `${who}: ${facts}`) : its.gap.code
}

it('positions that the wallet holds are told with what is in them', async () => {
  const first = 'testchain #1: position #1 on testchain'
  expect(await read(here)).toEqual([`${first}, with liquidity`])
  expect(await read(ok(ethUsdc({ liquidity: '0' })))).toEqual([`${first}, empty`])
  // Fees that nobody collected yet are worth something, and what is not known may be.
  expect(await read(ok(ethUsdc({ liquidity: '0', tokensOwed1: '5' })))).toEqual([`${first}, with liquidity`])
  expect(await read(gap('rpc-down'))).toEqual([`${first}, with liquidity`])
})

it('one that somebody else holds is none of them; one that was burned is told', async () => {
  expect(await read(here, { positions: [stolen], burned: ['9'] })).toEqual([
    'testchain #9: position #9 on testchain, burned',
  ])
  expect(await read(here, {}, gap('store-locked'))).toBe('store-locked')
})
