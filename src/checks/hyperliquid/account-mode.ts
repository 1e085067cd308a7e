import type { AccountReading } from '../../domain/artifacts.ts'
import { defineCheck } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'
import { isPooled, isStandard } from '../../math/identities.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { quoted } from '../words/quoted.ts'
import { type Found, weigh } from '../words/weigh.ts'

const remediation = 'see whether a newer hedge knows this mode: hedge --version'

export const accountMode = defineCheck({
  id: 'account-mode',
  topic: 'hyperliquid',
  title: 'The mode of the account is known here',
  failureTitle: 'The mode of the account is not known here',
  severity: 'medium',
  rationale:
    'The mode of an account decides where its collateral lies; in one that is not known no equity or margin is shown.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/account-abstraction-modes',
  needs: ['subjects', 'accounts'],
  run: ({ subjects, accounts }) =>
    accountVerdicts({
      subjects,
      readings: accounts,
      expected: 'default, disabled, unifiedAccount or portfolioMargin',
      remediation,
      judge: reading => {
        const { modes, gaps } = modesOf(reading)
        return weigh(
          modes.flatMap(({ mode, whose }): Found[] => {
            if (isStandard(mode) || isPooled(mode)) return []
            return [{ status: 'fail', severity: 'medium', actual: `${mode}${whose}` }]
          }),
          gaps,
          { status: 'pass', actual: modes.map(({ mode, whose }) => `${mode}${whose}`).join(', ') },
        )
      },
    }),
})

/** Its own, and that of every sub-account that counts. */
function modesOf({ mode, subAccounts }: AccountReading) {
  const modes: { mode: string; whose: string }[] = []
  const gaps: Gap[] = []
  if ('ok' in mode) modes.push({ mode: mode.ok, whose: '' })
  else gaps.push(mode.gap)
  if (subAccounts !== null && 'gap' in subAccounts) gaps.push(subAccounts.gap)
  if (subAccounts !== null && 'ok' in subAccounts) {
    modes.push(...subAccounts.ok.map(sub => ({ mode: sub.mode, whose: ` (sub-account ${quoted(sub.name)})` })))
  }
  return { modes, gaps }
}
