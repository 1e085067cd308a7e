import type { ActionContext } from '../../domain/actionContext.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { SecretStore } from '../../domain/secretStore.ts'
import { agentPage } from '../words/venueSite.ts'

/** What to revoke on the other side: nothing of it was ever in the hands of this program. */
export function elsewhere({ settings, chains }: ActionContext, hedge: Hedge): string[] {
  const others = settings.hedges().filter(({ id }) => id !== hedge.id)
  const title = chains.find(hedge.chain)?.title ?? hedge.chain
  const alone = settings.rpcs()[hedge.chain] !== undefined && !others.some(({ chain }) => chain === hedge.chain)
  return [
    `agents that may trade on its account: ${agentPage(hedge.testnet ? 'testnet' : 'mainnet')}`,
    `operators that may move its positions: revoke approvals of the position manager on ${title}`,
    ...(alone
      ? [`no other hedge reads ${title}: hedge rpc remove ${hedge.chain}, and delete the key at its provider`]
      : []),
  ]
}

/** Copies that nobody here can see. */
export const unverified = ({ id }: Hedge, store: SecretStore['kind']): string[] => [
  `backups: of ${{ keychain: 'the keychain', vault: 'vault.age', exec: 'your secret manager' }[store]} and of the state folder`,
  'what you wrote yourself: snapshots, reports, and the shell history of the commands with its addresses',
  `the access log knows it by a random id and keeps what was done: hedge log ${id}`,
]
