import type { Address } from '../../domain/address.ts'
import type { Agent } from '../../domain/authorities.ts'
import { known } from '../../domain/read.ts'
import { agentsOf, endOf, percentOf } from './authorityProofs.ts'
import { type AccountProof, isKnownMode } from './proveAccount.ts'

/** What a person should know of an account beside its role: who else can act on it. Nothing of it is stored. */
export function authorityLines(
  { mode, authorities, controller, vault }: AccountProof,
  now: Date,
  shown: (address: Address) => string,
): string[] {
  if (authorities === null) return []
  const agents = agentsOf(authorities)
  const theirs = controller && agentsOf(controller.control)
  const multiSig = known(authorities.multiSig) ?? null
  const link = known(authorities.stakingLink) ?? null
  const builders = known(authorities.builders) ?? []
  const who = vault === null ? 'master' : 'leader'
  const unread = Object.entries(authorities).flatMap(([part, read]) => ('gap' in read ? [words[part] ?? part] : []))
  const lines = [
    'ok' in agents && agents.ok.length > 0 ? agentsLine(agents.ok, 'on this account', now) : null,
    theirs && 'ok' in theirs && theirs.ok.length > 0 ? agentsLine(theirs.ok, `here through its ${who}`, now) : null,
    multiSig && `every action needs ${multiSig.threshold} of ${multiSig.authorizedUsers.length} signers`,
    link?.type === 'tradingUser' && `${shown(link.stakingUser)} controls all that it holds by a staking link, for good`,
    link?.type === 'requested' &&
      `it asked ${shown(link.stakingUser)} for a staking link, who can make it alone and then controls all it holds`,
    link?.type === 'stakingUser' && `it controls all that ${shown(link.tradingUser)} holds by a staking link`,
    builders.length > 0 &&
      `${builders.length === 1 ? 'a builder' : `${builders.length} builders`} may charge up to ${percentOf(Math.max(...builders.map(each => each.maxFee)))} of an order`,
    theirs && 'gap' in theirs && `the API wallets of its ${who} could not be read`,
    unread.length > 0 && `not read: ${unread.join(', ')}`,
    mode && 'ok' in mode && !isKnownMode(mode.ok) && `its mode, ${mode.ok}, is not known here: no margin will be shown`,
    mode && 'gap' in mode && 'its mode could not be read',
  ].filter(line => typeof line === 'string')
  return lines.map(line => `Note: ${line}.`)
}

const words: Record<string, string> = {
  agents: 'API wallets with a name',
  unnamedAgent: 'the API wallet without a name',
  multiSig: 'multi-sig signers',
  stakingLink: 'the staking link',
  subAccounts: 'sub-accounts',
  builders: 'approved builders',
  referrer: 'the referrer',
  leadingVaults: 'vaults it leads',
}

function agentsLine(agents: readonly Agent[], where: string, now: Date): string {
  const count = agents.length === 1 ? 'an API wallet can trade' : `${agents.length} API wallets can trade`
  return `${count} ${where}: ${agents.map(agent => agentWords(agent, now)).join(', ')}`
}

/** One that has expired may still trade: the venue is slow to drop it. */
function agentWords(agent: Agent, now: Date): string {
  const name = agent.name === null ? 'one without a name' : `'${agent.name}'`
  const end = endOf(agent)
  if (agent.validUntil === null || end === null) return `${name} without an end`
  return agent.validUntil > now.getTime()
    ? `${name} until ${end}`
    : `${name}, which expired on ${end} and may still trade`
}
