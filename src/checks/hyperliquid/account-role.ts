import { defineCheck } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { AccountRole } from '../../domain/perp.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'

const remediation = 'hedge incident NAME'

export const accountRole = defineCheck({
  id: 'account-role',
  topic: 'hyperliquid',
  title: 'The account is what it was added as',
  failureTitle: 'The account is not what it was added as',
  severity: 'critical',
  rationale:
    'Of an API wallet, or of an address it does not know, Hyperliquid answers zeros, and a lost hedge looks like none.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'a main account, a sub-account or a vault, as when it was added',
      remediation,
      judge: ({ role }, { subjects: sharing }) => {
        if ('gap' in role) return role
        const actual = roleWords[role.ok.role](role.ok)
        // Somebody's wallet need not be an account as well: only of what was added as one something is lost.
        if (role.ok.role === 'missing' && sharing.every(({ stored }) => !stored)) return { ...unadded, actual }
        if (role.ok.role === 'missing') return { status: 'fail', actual, ...mending(sharing) }
        if (role.ok.role === 'agent') return { status: 'fail', actual, ...mending(sharing, role.ok.master) }
        const added = sharing.find(subject => subject.role !== null && subject.role !== role.ok.role)?.role
        if (!added) return { status: 'pass', actual }
        return { status: 'fail', severity: 'high', actual: `${actual}, added as ${names[added]}`, ...mending(sharing) }
      },
    }),
})

const names = { user: 'a main account', subAccount: 'a sub-account', vault: 'a vault' }

const roleWords: Record<AccountRole['role'], (role: AccountRole) => string> = {
  user: () => names.user,
  vault: () => names.vault,
  subAccount: role => `${names.subAccount}${'master' in role ? ` of ${role.master}` : ''}`,
  agent: role => `an API wallet${'master' in role ? ` of ${role.master}` : ''}: it holds nothing itself`,
  missing: () => 'an address that Hyperliquid does not know',
}

const unadded = { status: 'warn', severity: 'info', remediation: 'hedge audit 0xACCOUNT --chain CHAIN' } as const

/** The command with the name filled in, where there is one to fill in. */
function mending(sharing: readonly Subject[], master?: string): { remediation?: string } {
  const name = sharing.find(({ stored }) => stored)?.name
  if (name === undefined) return {}
  const again = master === undefined ? '' : `; then hedge remove ${name} && hedge add ${name} --account ${master}`
  return { remediation: `hedge incident ${name}${again}` }
}
