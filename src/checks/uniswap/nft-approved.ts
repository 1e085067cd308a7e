import { defineCheck } from '../../domain/check.ts'
import { positionVerdicts } from '../words/positionVerdicts.ts'

export const nftApproved = defineCheck({
  id: 'nft-approved',
  topic: 'uniswap',
  title: 'Nobody is approved for a single position',
  failureTitle: 'Somebody is approved for a position',
  severity: 'high',
  rationale: 'Whoever is approved for an NFT can move it, withdraw its liquidity and collect its fees at any moment.',
  remediation: 'revoke it at https://revoke.cash, or move the NFT to another wallet of yours, which clears it',
  reference: 'https://eips.ethereum.org/EIPS/eip-721',
  needs: ['subjects', 'chains', 'approvals'],
  run: ground =>
    positionVerdicts(ground, 'nobody approved', ({ approved, owner }, { known, approvals: { wallet } }) => {
      if (approved === null) return { status: 'pass', actual: 'nobody' }
      const title = known(approved)?.title
      if (title !== undefined) {
        return { status: 'warn', severity: 'medium', actual: `${title} (${approved}) may take it` }
      }
      if ('ok' in wallet && approved === wallet.ok.address) return { status: 'pass', actual: 'its own wallet' }
      return {
        status: 'fail',
        actual: `${approved} may take it${'ok' in wallet && owner !== wallet.ok.address ? ' from where it is held' : ''}`,
      }
    }),
})
