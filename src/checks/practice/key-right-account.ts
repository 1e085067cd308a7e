import type { AccountReading, LpReading } from '../../domain/artifacts.ts'
import { assetOf } from '../../domain/assets.ts'
import { defineCheck, type Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import { known } from '../../domain/read.ts'
import { notKnown } from '../words/notKnown.ts'

export const keyRightAccount = defineCheck({
  id: 'key-right-account',
  topic: 'practice',
  title: 'The stored addresses are those of the hedge',
  failureTitle: 'Under the stored addresses a leg is not found',
  severity: 'medium',
  rationale: 'An address of somebody else reads as well as yours: what is watched then is not what you hold.',
  remediation: "look at both in hedge show NAME; if one is another's: hedge remove NAME && hedge add NAME",
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint',
  needs: ['subjects', 'lps', 'accounts'],
  run: ({ subjects, lps, accounts }) =>
    subjects.filter(({ stored }) => stored).map(subject => rightOf(subject, lps, accounts)),
})

function rightOf(subject: Subject, lps: readonly LpReading[], accounts: readonly AccountReading[]): Verdict {
  const { id, name, expectedAssets, target } = subject
  const assets = expectedAssets.join(', ')
  const about = { subject: name, expected: `its LP positions, and perps of ${assets || 'their assets'}` }
  const reads = lps.filter(reading => reading.subject === id).map(({ read }) => read)
  const account = 'ok' in subject.account ? accounts.find(each => isOf(each, subject)) : undefined
  const gap = [
    subject.wallet,
    subject.account,
    ...reads,
    ...(account?.dexes ?? []),
    account?.subAccounts ?? null,
  ].flatMap(read => (read !== null && 'gap' in read ? [read.gap] : []))[0]
  if (gap !== undefined) return notKnown(about, gap)
  if (account === undefined || reads.length === 0) return notKnown(about, unasked)
  const positions = reads.flatMap(read => known(read)?.positions ?? [])
  const open = positions.some(({ liquidity }) => liquidity !== '0')
  const dexes = [...account.dexes, ...(known(account.subAccounts ?? undefined) ?? []).flatMap(each => each.dexes)]
  const coins = dexes
    .flatMap(dex => ('gap' in dex ? [] : 'ok' in dex ? dex.ok.positions : dex.positions))
    .map(({ coin }) => coin)
    .filter(coin => expectedAssets.includes(assetOf(coin).asset))
  const count = positions.length
  const lpWords = count === 0 ? 'no LP position' : `${count} LP ${count === 1 ? 'position' : 'positions'}`
  const perpWords = coins.length === 0 ? `no perp of ${assets}` : `perps ${[...new Set(coins)].join(', ')}`
  const actual = expectedAssets.length === 0 ? lpWords : `${lpWords}; ${perpWords}`
  const isWanted = open && Number(target) !== 0
  if (count > 0 && (coins.length > 0 || expectedAssets.length === 0 || !isWanted)) {
    return { ...about, status: 'pass', actual }
  }
  return {
    ...about,
    status: 'warn',
    // Who has not opened the hedge yet has no perp either: `side-right` weighs that.
    ...(count > 0 ? { severity: 'low' } : {}),
    actual,
    remediation: `look at both in hedge show ${name}; if one is another's: hedge remove ${name} && hedge add ${name}`,
  }
}

const isOf = ({ network, address }: AccountReading, subject: Subject): boolean =>
  network === subject.network && address === known(subject.account)

const unasked = { code: 'not-read', source: 'this run', message: 'its legs were not asked about', hint: 'hedge audit' }
