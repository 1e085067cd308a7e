import { severities, type Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { JudgedPower, JudgedPowers, PowerPart, PowerReading } from '../../domain/powers.ts'
import { type Gap, isRead } from '../../domain/read.ts'
import type { PartRule } from './partRule.ts'
import { type Found, weigh } from './weigh.ts'

type Rules = Partial<Record<PowerPart, PartRule>>
type Part = { rule: PartRule; its: JudgedPowers }
type Mendable = Found & { rule?: PartRule }

/** One verdict a stored hedge: what differs from its baseline in the parts that have a rule. Of an address nothing is remembered. */
export const baselineVerdicts = (
  { subjects, powers }: { subjects: readonly Subject[]; powers: readonly PowerReading[] },
  rules: Rules,
  revoke: string,
): Verdict[] => subjects.filter(({ stored }) => stored).map(subject => verdictOf(subject, powers, rules, revoke))

function verdictOf({ name, network }: Subject, powers: readonly PowerReading[], rules: Rules, revoke: string): Verdict {
  const readings = powers.filter(({ subject, part }) => subject === name && rules[part] !== undefined)
  const gaps = readings.flatMap(({ read }) => (isRead(read) ? [] : [read.gap]))
  if (readings.length < Object.keys(rules).length) gaps.push(notRead)
  const parts = readings.flatMap(({ part, read }) => (isRead(read) ? [{ rule: rules[part]!, its: read.ok }] : []))
  const dates = parts.flatMap(({ its }) => its.since ?? []).sort()
  const expected = dates.length === 0 ? 'what earlier audits saw' : `as on ${dayOf(dates.at(-1)!)}, or accepted since`
  const accept = `hedge audit accept ${name}`
  const page = network === 'testnet' ? revoke.replaceAll('app.hyperliquid.xyz', 'app.hyperliquid-testnet.xyz') : revoke
  const found = [...lostIn(parts), ...parts.flatMap(foundIn)]
  const weighed = weigh(found, gaps, null)
  // What mends the gravest, of several the first.
  const mend = found.reduce<Mendable | null>(
    (worst, each) => (worst === null || isGraver(each, worst) ? each : worst),
    null,
  )?.rule?.mend
  const about = { subject: name, expected, remediation: `${mend?.(name) ?? page}; if it is yours: ${accept}` }
  if (weighed !== null && 'gap' in weighed)
    return { ...about, status: 'unknown', actual: 'not known', gap: weighed.gap }
  if (weighed !== null) return { ...about, ...weighed }
  if (dates.length === 0)
    return { ...about, status: 'notApplicable', actual: 'first audit: what is there now is remembered' }
  const begun = parts.filter(({ its }) => its.since === null).map(({ rule }) => rule.many)
  const also = begun.length === 0 ? '' : `; remembered from now on: ${begun.join(', ')}`
  return { ...about, status: 'pass', actual: `the same as on ${dayOf(dates.at(-1)!)}${also}` }
}

/** Without its baseline a part could hold anybody: that is never fine. */
function lostIn(parts: readonly Part[]): Mendable[] {
  const lost = parts.filter(({ its }) => its.lost !== undefined)
  if (lost.length === 0) return []
  const since = lost.map(({ its }) => its.lost!).sort()[0]!
  const which = lost.map(({ rule }) => rule.many).join(', ')
  const actual = `the baseline of ${dayOf(since)} is gone, and nobody can say what is new (${which}): look at who may act now`
  return [{ status: 'fail', severity: 'high', actual }]
}

function foundIn({ rule, its }: Part): Mendable[] {
  const { since, powers, gone } = its
  if (since === null) return []
  const fresh = powers.filter(({ known }) => known === null)
  const news = [...Map.groupBy(fresh, ({ facts }) => rule.fresh(facts))].flatMap(([severity, group]): Found[] => {
    if (severity === null) return []
    const status = severity === 'info' ? 'warn' : 'fail'
    return [{ status, severity, actual: `new since ${dayOf(since)}: ${rule.one} ${listed(group.map(shown))}` }]
  })
  const changes = powers.flatMap(({ who, facts, known }): Found[] => {
    const weight = known === null || known.facts === facts ? null : rule.changed(known.facts, facts)
    return weight === null ? [] : [{ actual: `${rule.one} ${who} is ${facts}, and was ${known!.facts}`, ...weight }]
  })
  const missed = [...Map.groupBy(gone, ({ facts }) => rule.gone?.(facts) ?? null)].flatMap(
    ([severity, group]): Found[] => {
      if (severity === null) return []
      const status = severity === 'critical' ? 'fail' : 'warn'
      const which = group.map(({ facts, since: from }) => `${facts} (there since ${dayOf(from)})`)
      return [{ status, severity, actual: `gone: ${listed(which)}` }]
    },
  )
  return [...news, ...changes, ...missed].map(found => ({ ...found, rule }))
}

const isGraver = (one: Found, than: Found): boolean =>
  severities.indexOf(one.severity) > severities.indexOf(than.severity)

const shown = ({ who, facts }: JudgedPower): string => `${who} (${facts})`

/** More than fit on a screen are counted. */
const listed = (texts: readonly string[]): string =>
  texts.length <= 5 ? texts.join(', ') : `${texts.slice(0, 4).join(', ')} and ${texts.length - 4} more`

const dayOf = (moment: string): string => moment.slice(0, 10)

const notRead: Gap = {
  code: 'powers-not-read',
  source: 'audit',
  message: 'not every part of who may act was read',
  hint: 'hedge audit',
}
