import { uniswap } from '../../../src/checks/uniswap/index.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Approvals, KnownContract } from '../../../src/domain/approvals.ts'
import type { ApprovalReading, LpReading } from '../../../src/domain/artifacts.ts'
import type { AnyCheck, Verdict } from '../../../src/domain/check.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import type { Read } from '../../../src/domain/read.ts'
import { approvalsOf } from '../../support/approvals.ts'
import { addressOf, chain, ethUsdc, gatheredAt, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'

export const knownContract = (kind: KnownContract['kind'], byte: number): KnownContract => ({
  address: addressOf(byte),
  title: `Known ${kind}`,
  kind,
  source: 'a test',
})

export const router = knownContract('router', 0xe1)
export const staker = knownContract('staker', 0xe2)
export const permit2 = knownContract('permit2', 0xe3)
export const other = knownContract('other', 0xe4)
export const stranger: Address = addressOf(0xbad)

const knowing = { ...chain, contracts: [router, staker, permit2, other] }

export const readOf = (read: Read<Approvals>, subject = 'one'): ApprovalReading => ({
  subject,
  chain: chain.name,
  read,
})

const found = (id: string): AnyCheck => {
  const check = uniswap.find(each => each.id === id)
  if (check === undefined) throw new Error(`there is no check ${id}`)
  return check
}

/** What one check says of approvals that are as nobody minds, but for what is told. */
export const judged = (
  id: string,
  approvals: Partial<Approvals> | ApprovalReading[] = {},
  { subjects = [subjectOf()], lps = [lpsOf(ok(ethUsdc()))] }: { subjects?: Subject[]; lps?: LpReading[] } = {},
): readonly Verdict[] =>
  found(id).run({
    gatheredAt,
    subjects,
    lps,
    chains: [knowing],
    approvals: Array.isArray(approvals) ? approvals : [readOf(ok(approvalsOf(approvals)))],
  })

/** The same, as `status severity: actual`, the severity as the check says where the verdict does not. */
export const said = (...asked: Parameters<typeof judged>): string[] =>
  judged(...asked).map(({ status, severity, actual }) => `${status} ${severity ?? found(asked[0]).severity}: ${actual}`)
