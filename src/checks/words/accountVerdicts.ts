import type { Address } from '../../domain/address.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Network } from '../../domain/perp.ts'
import { type AccountOf, accountsOf } from './accountsOf.ts'
import type { Weighed } from './weigh.ts'

type Reading = { network: Network; address: Address }

/** `remediation`: the check's own. `judge` gives null where an account has nothing of the kind. */
export type AccountQuestion<R extends Reading> = {
  subjects: readonly Subject[]
  readings: readonly R[]
  expected: string
  remediation: string
  judge(reading: R, account: AccountOf<R>): Weighed | null
}

/** One verdict an account, whichever hedges share it; pages are those of the network it is on. */
export const accountVerdicts = <R extends Reading>({
  subjects,
  readings,
  expected,
  remediation,
  judge,
}: AccountQuestion<R>): Verdict[] =>
  accountsOf(subjects, readings).flatMap((account): Verdict[] => {
    const about = { subject: account.name, expected }
    const judged = 'gap' in account ? { gap: account.gap } : judge(account.reading, account)
    if (judged === null) return []
    if ('gap' in judged) return [{ ...about, actual: 'not known', status: 'unknown', gap: judged.gap }]
    const page = account.network === 'testnet' ? onTestnet(remediation) : remediation
    return [{ ...about, ...(page === remediation ? {} : { remediation: page }), ...judged }]
  })

const onTestnet = (text: string): string => text.replaceAll('app.hyperliquid.xyz', 'app.hyperliquid-testnet.xyz')
