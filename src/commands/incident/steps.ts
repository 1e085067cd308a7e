import type { Chain } from '../../domain/chain.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { SecretStore } from '../../domain/secretStore.ts'
import type { RotatingKey } from '../words/keyAge.ts'
import { rotateCommand } from '../words/keyAge.ts'
import { agentPage } from '../words/venueSite.ts'
import { addAgain } from './addAgain.ts'
import type { Facts } from './facts.ts'

/** `commands` can be typed as they stand; `lines` are for a person. */
export type Step = { title: string; lines: string[]; commands: string[] }

export type Scene = {
  hedge: Hedge
  chain: Chain | null
  facts: Facts
  store: SecretStore['kind']
  /** Its chain's URLs. */
  rpcs: readonly RotatingKey[]
  /** Another hedge reads the same chain. */
  chainShared: boolean
}

/** First what ends the danger, then what was exposed here, then how to go on. */
export const stepsOf = (scene: Scene): Step[] => [
  fundsFirst(scene),
  agents(scene),
  approvals(scene),
  rpcKeys(scene),
  storeKey(scene),
  review(scene),
  removeHere(scene),
  again(scene),
]

function fundsFirst({ hedge, chain, facts: { wallet, account, controller } }: Scene): Step {
  const positions =
    hedge.tokenIds === 'all' ? 'every position' : `position ${hedge.tokenIds.map(id => `#${id}`).join(', ')}`
  const key = controller === null ? '' : ` Its key is that of ${controller}, who controls it.`
  return {
    title:
      "Is it the wallet's or the account's own key, or a seed phrase? Then move the funds first, from a clean machine",
    lines: [
      `A key cannot be revoked: whoever has it keeps it. On ${chain?.title ?? hedge.chain}: ${positions} and all tokens of ${wallet ?? 'the wallet'}, to a new wallet.`,
      `On Hyperliquid: close or transfer what ${account ?? 'the account'} holds.${key} An agent can trade, but not withdraw; the main key can do both.`,
      'This program holds neither: it knows addresses and cannot sign.',
    ],
    commands: [],
  }
}

function agents({ hedge, facts }: Scene): Step {
  const page = agentPage(hedge.testnet ? 'testnet' : 'mainnet')
  const named = [...(facts.agents ?? []), ...(facts.controllerAgents ?? [])].map(
    ({ address, name, daysLeft }) =>
      `${address}, ${name ?? 'without a name'}${daysLeft !== null && daysLeft < 0 ? ', expired (may still work)' : ''}`,
  )
  const known =
    facts.agents === null
      ? 'Which there are could not be read: look there.'
      : named.length === 0
        ? 'None is listed now.'
        : ''
  return {
    title: `Revoke the agents (API wallets) of the account: ${page}`,
    lines: [
      ...(known === '' ? [] : [known]),
      ...named,
      'One without a name is replaced by enabling trading anew. A revoked agent may be listed for a while. Never approve the same address again.',
    ],
    commands: [],
  }
}

function approvals({ chain, hedge, facts }: Scene): Step {
  const manager = chain?.positionManager ?? 'the position manager'
  const page = chain?.explorer ? `${chain.explorer.replace(/\/$/, '')}/address/${chain.positionManager}` : null
  const ids = hedge.tokenIds === 'all' ? 'each position' : hedge.tokenIds.map(id => `#${id}`).join(', ')
  return {
    title: `Revoke approvals on ${chain?.title ?? hedge.chain}: an operator can take the positions without any key`,
    lines: [
      `In ${manager}: setApprovalForAll(operator, false) for every operator of ${facts.wallet ?? 'the wallet'}, and approve(0x0000000000000000000000000000000000000000, id) for ${ids}.`,
      ...(page === null ? [] : [`Its contract at the explorer: ${page}`]),
      "Allowances of the pool's tokens too: a spender can take what the wallet holds of them.",
    ],
    commands: [],
  }
}

function rpcKeys({ hedge, rpcs }: Scene): Step {
  if (rpcs.length === 0) {
    return {
      title: 'RPC: public endpoints are in use, and there is no key to revoke',
      lines: ['Whoever runs them saw which positions are read, and from where.'],
      commands: [],
    }
  }
  return {
    title: `RPC: make a new key at the provider of ${hedge.chain}, put it here, and delete the old one there`,
    lines: ['A leaked URL lets others spend your quota and see what you read; it cannot sign.'],
    commands: rpcs.map(rotateCommand),
  }
}

function storeKey({ store }: Scene): Step {
  if (store === 'vault') {
    return {
      title: 'The vault: was its identity file, its passphrase or this machine exposed?',
      lines: ['Give it a new key; then delete the old identity and old copies of vault.age.'],
      commands: ['hedge rotate vault --identity FILE'],
    }
  }
  const lines =
    store === 'keychain'
      ? ['The keychain opens with your login: change its password, from a clean machine if this one is suspect.']
      : ['Rotate the access of your secret manager, as it says itself.']
  return { title: 'The secret store: was this machine or your login exposed?', lines, commands: ['hedge store'] }
}

const review = ({ hedge }: Scene): Step => ({
  title: 'Look back: what was read or changed here, and what was traded',
  lines: ['Before it is removed: afterwards the log knows the hedge by its id alone.'],
  commands: [`hedge log ${hedge.name} --days 30`, 'hedge log --verify', `hedge show ${hedge.name}`],
})

const removeHere = ({ hedge, rpcs, chainShared }: Scene): Step => ({
  title: 'Remove it here: every secret, cache and history of it',
  lines: ['It stops nothing elsewhere: the steps above do.'],
  commands: [
    `hedge remove ${hedge.name}`,
    ...(rpcs.length > 0 && !chainShared ? [`hedge rpc remove ${hedge.chain}`] : []),
  ],
})

const again = ({ hedge, facts: { wallet, account } }: Scene): Step => ({
  title: 'Add it again, with the new addresses where they changed, and prove it',
  lines: ['New agents with a short end each, one for each use.'],
  commands: [addAgain(hedge, wallet, account), `hedge rotate ${hedge.name}`, `hedge status ${hedge.name}`],
})
