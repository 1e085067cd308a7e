import type { Agent, Control, MultiSig, StakingLink } from '../../domain/authorities.ts'
import type { AuthorityReading } from '../../domain/authorityReading.ts'
import type { Power, PowerPart } from '../../domain/powers.ts'
import { known, type Read } from '../../domain/read.ts'
import { joined, mapped } from './joined.ts'

export const accountParts = [
  'agents',
  'controller',
  'controller-agents',
  'signers',
  'staking-link',
  'builders',
  'sub-accounts',
  'led-vaults',
] as const satisfies readonly PowerPart[]

/** Who may act on one account, by part. Of what acts through its master or leader a part is whole only with theirs. */
export function accountPowers({
  role,
  authorities,
  controller,
}: AuthorityReading): Record<(typeof accountParts)[number], Read<Power[]>> {
  const above = known(role)?.role === 'vault' ? 'leader' : 'master'
  /** The same of whoever acts on it; nothing where nobody does. */
  const theirs = <T>(pick: (control: Control) => Read<T>, powers: (value: T) => readonly Power[]) => {
    if (!('ok' in controller)) return controller
    return controller.ok === null ? { ok: [], at: controller.at } : mapped(pick(controller.ok.control), powers)
  }
  return {
    agents: joined([mapped(authorities.agents, agentPowers), mapped(authorities.unnamedAgent, unnamedPowers)]),
    controller: joined([
      mapped(controller, who => (who === null ? [] : [{ who: who.address, facts: `its ${above}` }])),
    ]),
    'controller-agents': joined([
      theirs(({ agents }) => agents, agentPowers),
      theirs(({ unnamedAgent }) => unnamedAgent, unnamedPowers),
    ]),
    signers: joined([
      mapped(authorities.multiSig, signers => signerPowers(signers, '')),
      theirs(
        ({ multiSig }) => multiSig,
        signers => signerPowers(signers, ` of its ${above}`),
      ),
    ]),
    'staking-link': joined([
      mapped(authorities.stakingLink, link => linkPowers(link, 'this account')),
      theirs(
        ({ stakingLink }) => stakingLink,
        link => linkPowers(link, `its ${above}`),
      ),
    ]),
    builders: joined([
      mapped(authorities.builders, list =>
        // In tenths of a basis point.
        list.map(({ address, maxFee }) => ({ who: address, facts: `up to ${maxFee / 1000} %` })),
      ),
    ]),
    'sub-accounts': joined([
      mapped(authorities.subAccounts, list => list.map(({ address }) => ({ who: address, facts: 'a sub-account' }))),
    ]),
    'led-vaults': joined([
      mapped(authorities.leadingVaults, list =>
        list.map(({ address }) => ({ who: address, facts: 'a vault it leads' })),
      ),
    ]),
  }
}

const agentPowers = (agents: readonly Agent[]): Power[] =>
  agents.map(({ address, name, validUntil }) => ({
    who: address,
    facts: `${name === null ? 'without a name' : 'named'}, ${endOf(validUntil)}`,
  }))

const unnamedPowers = (agent: Agent | null): Power[] => (agent === null ? [] : agentPowers([agent]))

/** Beyond what a date can be, a time of the venue is as good as none. */
const endOf = (validUntil: number | null): string =>
  validUntil === null || validUntil > 8.64e15
    ? 'without an end'
    : `until ${new Date(validUntil).toISOString().slice(0, 10)}`

/** The threshold stands for itself: a signer more or less would else look like a change of each. */
const signerPowers = (multiSig: MultiSig | null, whose: string): Power[] =>
  multiSig === null
    ? []
    : [
        { who: `the threshold${whose}`, facts: `${multiSig.threshold} of ${multiSig.authorizedUsers.length} signers` },
        ...multiSig.authorizedUsers.map(who => ({ who, facts: `a signer${whose}` })),
      ]

const linkPowers = (link: StakingLink | null, whose: string): Power[] => {
  if (link === null) return []
  if (link.type === 'stakingUser') return [{ who: link.tradingUser, facts: `what it holds is controlled by ${whose}` }]
  const facts = {
    requested: `may link itself to ${whose}, and control all that it holds`,
    tradingUser: `controls all that ${whose} holds`,
  }
  return [{ who: link.stakingUser, facts: facts[link.type] }]
}
