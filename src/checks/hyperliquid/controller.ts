import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'

const remediation = 'audit the one who acts on it as well: hedge add --account 0xTHAT --chain CHAIN --position ID'

export const controller = defineCheck({
  id: 'controller',
  topic: 'hyperliquid',
  title: 'Nobody above the account acts on it',
  failureTitle: 'Somebody above the account acts on it',
  severity: 'info',
  rationale:
    'A sub-account and a vault have no key of their own: whoever signs for the master or leader moves all of it.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/exchange-endpoint',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'a master or leader that is meant to act',
      remediation,
      judge: ({ role, controller }) => {
        if ('gap' in controller) return controller
        if (controller.ok === null) return null
        const vault = 'ok' in role && role.ok.role === 'vault'
        const who = vault ? 'a vault: its leader' : 'a sub-account: its master'
        return { status: 'warn', actual: `${who} ${controller.ok.address} acts on it` }
      },
    }),
})
