import type { Address } from '../../domain/address.ts'
import type { Outcome } from '../../domain/command.ts'
import type { Hedge } from '../../domain/hedge.ts'

/** What would be stored, with nothing stored. */
export const dryRun = (hedge: Hedge, wallet: Address, account: Address): Outcome => ({
  report: { schema: 'hedge.add/1', dryRun: true, hedge: { ...hedge, wallet, account } },
  sections: [
    {
      kind: 'lines',
      lines: [
        'Nothing was stored. Without --dry-run this would be:',
        `name      ${hedge.name}`,
        `chain     ${hedge.chain}`,
        `positions ${hedge.tokenIds === 'all' ? 'all of the wallet' : hedge.tokenIds.join(', ')}`,
        `wallet    ${wallet}`,
        `account   ${account} (${hedge.role}${hedge.testnet ? ', testnet' : ''})`,
        `perps     ${hedge.coins.join(', ') || 'none'}`,
        `target    ${hedge.target}`,
      ],
    },
  ],
})
