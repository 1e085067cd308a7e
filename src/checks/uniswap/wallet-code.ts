import { defineCheck } from '../../domain/check.ts'
import { firstKnown } from '../words/firstKnown.ts'
import { walletVerdicts } from '../words/walletVerdicts.ts'

export const walletCode = defineCheck({
  id: 'wallet-code',
  topic: 'uniswap',
  title: 'No code acts for the wallet',
  failureTitle: 'Code acts for the wallet',
  severity: 'high',
  rationale:
    'A wallet can hand its powers to a contract by one signature (EIP-7702), and thieves use that to empty it later.',
  remediation:
    'if it is not the smart account of your own wallet app: revoke it there, or move everything to a new wallet',
  reference: 'https://eips.ethereum.org/EIPS/eip-7702',
  needs: ['subjects', 'chains', 'approvals'],
  run: ground =>
    walletVerdicts(ground, 'a plain wallet', ({ readings }) => {
      const wallet = firstKnown(readings.map(reading => reading.wallet))
      if ('gap' in wallet) return wallet
      const { code } = wallet.ok
      switch (code.kind) {
        case 'none':
          return { status: 'pass', actual: 'a plain wallet' }
        case 'delegated':
          return { status: 'fail', actual: `the contract ${code.to} acts for it (EIP-7702)` }
        case 'contract':
          return {
            status: 'warn',
            severity: 'info',
            actual: 'a smart account: who its owners are, and how many must sign, is not seen here',
            remediation: 'look at its owners and modules in the app of the smart account',
          }
      }
    }),
})
