import type { ApprovalReading, LpReading } from '../domain/artifacts.ts'
import type { AuditMemory } from '../domain/auditMemory.ts'
import type { AuthorityReading } from '../domain/authorityReading.ts'
import type { Subject } from '../domain/hedge.ts'
import type { Power, PowerPart, PowerReading } from '../domain/powers.ts'
import { type Gap, isRead, type Read } from '../domain/read.ts'
import type { Gatherer } from './gathering.ts'
import { accountParts, accountPowers } from './powers/accountPowers.ts'
import { chainParts, chainPowers } from './powers/chainPowers.ts'
import { joined } from './powers/joined.ts'

/**
 * Everyone who may act on what a subject holds, part by part, beside its baseline. A part of which anything could not be read is
 * a gap: a list with a hole would make a baseline in which somebody is missing. Of an address nothing is remembered.
 */
export const powers: Gatherer<'powers'> = async sources => {
  const [subjects, authorities, approvals, lps] = await Promise.all([
    sources.artifact('subjects'),
    sources.artifact('authorities'),
    sources.artifact('approvals'),
    sources.artifact('lps'),
  ])
  if (!isRead(subjects)) return []
  const memory = subjects.ok.some(({ stored }) => stored) ? await sources.auditMemory?.() : undefined
  return subjects.ok.flatMap(subject => {
    const parts = { ...ofAccount(subject, authorities), ...ofChains(subject, approvals, isRead(lps) ? lps.ok : []) }
    return Object.entries(parts).map(([part, read]) => judged(subject, part as PowerPart, read, memory))
  })
}

function ofAccount(subject: Subject, authorities: Read<AuthorityReading[]>) {
  const { account, network } = subject
  const gap = !isRead(account) ? account.gap : !isRead(authorities) ? authorities.gap : null
  if (gap !== null) return allUnknown(accountParts, gap)
  const reading = (isRead(authorities) ? authorities.ok : []).find(
    each => each.network === network && isRead(account) && each.address === account.ok,
  )
  return reading === undefined
    ? allUnknown(accountParts, notRead(`the account of ${subject.name}`, 'hyperliquid'))
    : accountPowers(reading)
}

function ofChains(subject: Subject, approvals: Read<ApprovalReading[]>, lps: readonly LpReading[]) {
  if (!isRead(approvals)) return allUnknown(chainParts, approvals.gap)
  const byChain = subject.chains.map(chain => {
    const read = approvals.ok.find(each => each.subject === subject.id && each.chain === chain)?.read
    // Of an address given ad hoc only the chains on which it has positions are asked.
    if (read === undefined && !subject.stored) return allOf(chainParts, { ok: [], at: approvals.at })
    if (read === undefined) return allUnknown(chainParts, notRead(`${subject.name} on ${chain}`, `${chain} RPC`))
    if (!isRead(read)) return allUnknown(chainParts, read.gap)
    const empty = emptyIn(lps.filter(each => each.subject === subject.id && each.chain === chain))
    return chainPowers(chain, read.ok, subject.wallet, read.at, id => empty.has(id))
  })
  const merged = chainParts.map(part => [part, joined(byChain.map(of => of[part]!))] as const)
  return Object.fromEntries(merged) as Partial<Record<PowerPart, Read<Power[]>>>
}

/** The NFTs with nothing in them. */
const emptyIn = (lps: readonly LpReading[]): ReadonlySet<string> =>
  new Set(
    lps.flatMap(({ read }) =>
      isRead(read)
        ? read.ok.positions
            .filter(({ liquidity, tokensOwed0, tokensOwed1 }) => [liquidity, tokensOwed0, tokensOwed1].every(isNone))
            .map(({ tokenId }) => tokenId)
        : [],
    ),
  )

const isNone = (amount: string): boolean => BigInt(amount) === 0n

const judged = (
  { id, name, stored }: Subject,
  part: PowerPart,
  read: Read<Power[]>,
  memory: AuditMemory | undefined,
): PowerReading => {
  if (!isRead(read)) return { subject: name, part, read }
  const unknown = { since: null, powers: read.ok.map(power => ({ ...power, known: null })), gone: [] }
  const ok = stored && memory !== undefined ? memory.judge(id, part, read.ok) : unknown
  return { subject: name, part, read: { ok, at: read.at } }
}

const allOf = (parts: readonly PowerPart[], read: Read<Power[]>): Partial<Record<PowerPart, Read<Power[]>>> =>
  Object.fromEntries(parts.map(part => [part, read]))

const allUnknown = (parts: readonly PowerPart[], gap: Gap) => allOf(parts, { gap })

const notRead = (what: string, source: string): Gap => ({
  code: 'powers-not-read',
  source,
  message: `who may act on ${what} was not read`,
  hint: 'hedge audit',
})
