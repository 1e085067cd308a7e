import type { Agent, Authorities, Control } from '../../domain/authorities.ts'
import type { Proof } from '../../domain/proof.ts'
import { known, type Read } from '../../domain/read.ts'

/** Standing authorities as evidence: counts and days, no address and no name. */
export function authorityProofs(authorities: Authorities, now: Date): Proof[] {
  const { multiSig, stakingLink, subAccounts, builders, referrer, leadingVaults } = authorities
  const of = proofAt(now)
  return [
    agentsProof('agents', authorities, now),
    of('multi-sig', 'userToMultiSigSigners', multiSig, signers =>
      signers === null ? 'none' : `${signers.threshold} of ${signers.authorizedUsers.length}`,
    ),
    of('staking-link', 'userFees', stakingLink, link => link?.type ?? 'none'),
    of('sub-accounts', 'subAccounts2', subAccounts, list => counted(list.length)),
    of('builders', 'approvedBuilders, maxBuilderFee', builders, list =>
      list.length === 0 ? 'none' : `${list.length}, up to ${percentOf(Math.max(...list.map(each => each.maxFee)))}`,
    ),
    of('referrer', 'referral', referrer, who => (who === null ? 'none' : 'one')),
    of('vaults-led', 'leadingVaults', leadingVaults, list => counted(list.length)),
  ]
}

/** Who acts on a sub-account through its master, or on a vault through its leader. */
export const controlProof = (control: Control, now: Date): Proof => agentsProof('agents-of-controller', control, now)

/** The named ones and the one without a name, those first that end first; a gap where either list is missing. */
export function agentsOf({ agents, unnamedAgent }: Control): Read<Agent[]> {
  if ('gap' in agents) return agents
  if ('gap' in unnamedAgent) return unnamedAgent
  const all = unnamedAgent.ok === null ? agents.ok : [...agents.ok, unnamedAgent.ok]
  const end = ({ validUntil }: Agent) => validUntil ?? Number.POSITIVE_INFINITY
  return { ok: all.toSorted((a, b) => end(a) - end(b)), at: unnamedAgent.at }
}

/** Tenths of a basis point: 1 is 0.001 %. */
export const percentOf = (tenths: number): string => `${tenths / 1000} %`

/** The day (UTC) at which an agent ends; null for one without an end. */
export const endOf = ({ validUntil }: Agent): string | null =>
  validUntil === null ? null : (dayOf(validUntil) ?? 'a day that is none')

/** Beyond what a date can be, a time of the venue is no day. */
const dayOf = (time: number): string | null => (time <= 8.64e15 ? new Date(time).toISOString().slice(0, 10) : null)

const agentsProof = (what: string, control: Control, now: Date): Proof =>
  proofAt(now)(what, 'extraAgents, webData2', agentsOf(control), agents => {
    if (agents.length === 0) return 'none'
    const unnamed = known(control.unnamedAgent) ? ', one without a name' : ''
    return `${agents.length}${unnamed}, first to end: ${endOf(agents[0]!) ?? 'never'}`
  })

const proofAt =
  (now: Date) =>
  <T>(what: string, how: string, read: Read<T>, word: (value: T) => string): Proof =>
    'ok' in read
      ? { what, how, at: read.at, result: word(read.ok) }
      : { what, how, at: now.toISOString(), result: `not read: ${read.gap.code}` }

const counted = (count: number): string => (count === 0 ? 'none' : String(count))
