import type { OperatorScan } from '../../domain/approvals.ts'
import { defineCheck } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'
import { firstKnown } from '../words/firstKnown.ts'
import { walletVerdicts } from '../words/walletVerdicts.ts'

export const operatorsUnknown = defineCheck({
  id: 'operators-unknown',
  topic: 'uniswap',
  title: 'Nobody unknown may take every position',
  failureTitle: 'Somebody unknown may take every position',
  severity: 'high',
  rationale: 'One signature on a false page is enough to make a thief the operator of every position of the wallet.',
  remediation: 'revoke it at https://revoke.cash, on this chain, now',
  reference: 'https://eips.ethereum.org/EIPS/eip-721',
  needs: ['subjects', 'chains', 'approvals'],
  run: ground =>
    walletVerdicts(ground, 'no operator but contracts that are known', ({ readings, chain, known }) => {
      const scan = firstKnown(readings.map(reading => reading.scan))
      if ('gap' in scan) return scan
      const unknown = scan.ok.approved.filter(operator => known(operator) === undefined)
      const unread = unreadIn(scan.ok)
      if (unknown.length > 0) {
        const rest = unread === null ? '' : `; ${unread}`
        return { status: 'fail', actual: `${unknown.join(', ')}${rest}` }
      }
      if (unread !== null) return { gap: notAllRead(chain.name, unread) }
      if (scan.ok.unwitnessed) return { gap: notProven(chain.name) }
      return {
        status: 'pass',
        actual: `none in the events that its RPC shows of blocks ${scan.ok.lowest} to ${scan.ok.to}`,
      }
    }),
})

/** How far it has come, where that is not all; rounded down, so that 100 % is all. */
function unreadIn(scan: OperatorScan): string | null {
  const [lowest, from, to] = [BigInt(scan.lowest), BigInt(scan.from), BigInt(scan.to)]
  if (from <= lowest) return null
  const percent = ((to - from + 1n) * 100n) / (to - lowest + 1n)
  return `blocks ${from} to ${to} of ${lowest} to ${to} are read, ${percent} %: run it again, it goes on where it was`
}

const notAllRead = (chain: string, message: string): Gap => ({
  code: 'operators-not-all-read',
  source: `${chain} RPC`,
  message: `no operator so far; ${message}`,
  hint: 'hedge audit',
})

const notProven = (chain: string): Gap => ({
  code: 'operators-not-proven',
  source: `${chain} RPC`,
  message: 'it shows no operator, and no NFT is there whose events would show that it tells all',
  hint: 'hedge audit, when there is a position',
})
