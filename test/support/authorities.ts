import type { Approvals } from '../../src/domain/approvals.ts'
import type { Authorities, Control } from '../../src/domain/authorities.ts'
import type { AuthorityReading } from '../../src/domain/authorityReading.ts'
import { chain } from './artifacts.ts'
import { account, ok, seconds, wallet } from './moments.ts'

/** Nobody may act on it. */
export const noControl: Control = {
  agents: ok([]),
  unnamedAgent: ok(null),
  multiSig: ok(null),
  stakingLink: ok(null),
}

export const authoritiesOf = (rest: Partial<Authorities> = {}): Authorities => ({
  ...noControl,
  subAccounts: ok([]),
  builders: ok([]),
  referrer: ok(null),
  leadingVaults: ok([]),
  ...rest,
})

/** A plain account. */
export const authorityOf = (
  authorities: Partial<Authorities> = {},
  rest: Partial<AuthorityReading> = {},
): AuthorityReading => ({
  network: 'mainnet',
  address: account,
  role: ok({ role: 'user' }),
  authorities: authoritiesOf(authorities),
  controller: ok(null),
  ...rest,
})

/** A wallet of nobody else, read to the end. */
export const approvalsOf = (rest: Partial<Approvals> = {}): Approvals => ({
  chainId: chain.chainId,
  block: { number: '1000', timestamp: String(seconds) },
  manager: { code: { kind: 'contract' }, factory: chain.factory },
  wallet: ok({ address: wallet, code: { kind: 'none' } }),
  positions: [{ tokenId: '1', owner: wallet, ownerCode: { kind: 'none' }, approved: null }],
  operators: ok([]),
  scan: ok({ lowest: '1', from: '1', to: '1000', approved: [] }),
  allowances: ok([]),
  ...rest,
})
