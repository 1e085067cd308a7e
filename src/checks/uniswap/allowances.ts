import { endlessAllowance, type KnownContract } from '../../domain/approvals.ts'
import { defineCheck, type Severity } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'
import { quoted } from '../words/quoted.ts'
import { type WalletReadings, walletVerdicts } from '../words/walletVerdicts.ts'
import { type Found, weigh } from '../words/weigh.ts'

export const allowances = defineCheck({
  id: 'allowances',
  topic: 'uniswap',
  title: 'No known contract may take tokens without limit',
  failureTitle: 'A known contract may take tokens without limit',
  severity: 'low',
  rationale: 'What a contract may take, a flaw in it can take too, at any later time and without another signature.',
  remediation: 'lower it at https://revoke.cash to what the next transaction needs',
  reference: 'https://eips.ethereum.org/EIPS/eip-20',
  needs: ['subjects', 'chains', 'approvals'],
  run: ground =>
    walletVerdicts(ground, 'of the contracts known here each may take nothing, or so much and no more', judge),
})

function judge({ readings, gaps, chain, known }: WalletReadings) {
  const rows = new Map(
    readings.flatMap(({ allowances }) =>
      'ok' in allowances ? allowances.ok.map(row => [`${row.token} ${row.spender}`, row] as const) : [],
    ),
  )
  const all = [...rows.values()]
  const unread = readings.flatMap(({ allowances }) => ('gap' in allowances ? allowances.gap : []))
  const silent = all.flatMap(({ symbol, amount }) => (amount === null ? notSaid(chain.name, symbol) : []))
  const found = all.flatMap(({ symbol, spender, amount }): Found[] => {
    if (amount === null || BigInt(amount) < endlessAllowance) return []
    const isManager = spender === chain.positionManager
    const title = isManager ? 'the position manager' : (known(spender)?.title ?? spender)
    const severity = isManager ? 'low' : graveness[known(spender)?.kind ?? 'other']
    return [{ status: 'warn', severity, actual: `${quoted(symbol)} to ${title}` }]
  })
  const bounded = all.filter(({ amount }) => amount !== null && BigInt(amount) > 0n).length
  return weigh(found, [...gaps, ...unread, ...silent], {
    status: 'pass',
    actual: `${bounded === 0 ? 'none' : `${bounded} with a limit`}${askedOf(all, chain.positionManager)}`,
  })
}

/** Of whom nobody asked nothing is said. */
function askedOf(all: readonly { spender: string }[], manager: string): string {
  const spenders = new Set(all.map(({ spender }) => spender))
  const others = spenders.size - (spenders.has(manager) ? 1 : 0)
  if (spenders.size === 0) return ': there is no token of a position to ask about'
  return `, asked for the position manager${others === 0 ? '' : ` and ${others} known contracts`} only`
}

/** These take tokens of whoever calls them alone; Permit2 asks for a signature each time, and what it granted ends. */
const graveness: Record<KnownContract['kind'], Severity> = {
  router: 'low',
  migrator: 'low',
  permit2: 'info',
  staker: 'medium',
  other: 'medium',
}

const notSaid = (chain: string, symbol: string): Gap => ({
  code: 'allowance-not-said',
  source: `${chain} RPC`,
  message: `the token ${quoted(symbol)} did not say what may be taken of it`,
  hint: 'hedge audit',
})
