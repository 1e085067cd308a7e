import { defineCheck, type Verdict } from '../../domain/check.ts'
import { notKnown } from '../words/notKnown.ts'

export const vaultIdentityApart = defineCheck({
  id: 'vault-identity-apart',
  topic: 'keys',
  title: "The vault's identity lies apart from the vault",
  failureTitle: "The vault's identity lies beside the vault",
  severity: 'low',
  rationale: 'Whoever copies the folder, a backup for one, then has the vault and what opens it.',
  remediation:
    'mv it to another folder and name it there by HEDGE_VAULT_IDENTITY_FILE, or give it as a systemd credential',
  reference: 'https://systemd.io/CREDENTIALS/',
  needs: ['storeFacts'],
  run: ({ storeFacts: { kind, strays } }) => {
    const about = { subject: 'the files of this program', expected: 'no identity of a vault among them' }
    if ('gap' in strays) return kind === 'vault' ? [notKnown(about, strays.gap)] : []
    const found = strays.ok.filter(stray => stray.kind === 'age-identity')
    if (found.length === 0) {
      return kind === 'vault' ? [{ ...about, status: 'pass', actual: 'none lies in the folders of this program' }] : []
    }
    return found.map(({ file }): Verdict => {
      return { ...about, subject: file, status: 'warn', actual: 'an identity (AGE-SECRET-KEY) lies in it, in the open' }
    })
  },
})
