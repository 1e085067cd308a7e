import type { AccountReading, LpReading } from '../../domain/artifacts.ts'
import { defineCheck, type Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Gap } from '../../domain/read.ts'
import { notKnown } from '../words/notKnown.ts'
import { subjectName } from '../words/subjectName.ts'

export const keyReadEnabled = defineCheck({
  id: 'key-read-enabled',
  topic: 'practice',
  title: 'Both legs are read with what is stored',
  failureTitle: 'A leg is not read with what is stored',
  severity: 'high',
  rationale: 'The one thing that the credentials are for: a hedge of which one leg is not read is not watched.',
  remediation: 'hedge status NAME',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint',
  needs: ['subjects', 'lps', 'accounts'],
  run: ({ subjects, lps, accounts }) => subjects.map(subject => readOf(subject, lps, accounts)),
})

function readOf(subject: Subject, lps: readonly LpReading[], accounts: readonly AccountReading[]): Verdict {
  const about = { subject: subjectName(subject), expected: 'its LP positions and its perps are read' }
  const own = lps.filter(reading => reading.subject === subject.id)
  const account = accountOf(subject, accounts)
  const gaps = [
    ...own.flatMap(({ read }) => ('gap' in read ? [read.gap] : [])),
    ...('gap' in account ? [account.gap] : account.dexes.flatMap(dex => ('gap' in dex ? [dex.gap] : []))),
    ...(own.length === 0 ? [nothing('LP positions')] : []),
  ]
  if (gaps[0] !== undefined) return notKnown(about, gaps[0])
  const blocks = own.map(({ chain, read }) => ('ok' in read ? `${chain} at block ${read.ok.block.number}` : chain))
  const dexes = 'dexes' in account ? account.dexes.length : 0
  const venue = `Hyperliquid (${dexes} ${dexes === 1 ? 'dex' : 'dexes'})`
  return { ...about, status: 'pass', actual: `by addresses alone: ${[...blocks, venue].join(', ')}` }
}

function accountOf({ account, network }: Subject, accounts: readonly AccountReading[]): AccountReading | { gap: Gap } {
  if ('gap' in account) return account
  const found = accounts.find(each => each.network === network && each.address === account.ok)
  return found ?? { gap: nothing('perps') }
}

const nothing = (what: string): Gap => ({
  code: 'not-read',
  source: 'this run',
  message: `its ${what} were not asked about`,
  hint: 'hedge audit',
})
