import { defineCheck } from '../../domain/check.ts'
import { storeTrait } from '../words/storeTrait.ts'

export const storeEncrypted = defineCheck({
  id: 'store-encrypted',
  topic: 'keys',
  title: 'The secret store is encrypted on the disk',
  failureTitle: 'The secret store lies open on the disk',
  severity: 'high',
  rationale: 'A keyring without a password is a plain file: a backup or a stolen disk gives every address and RPC key.',
  remediation: 'give the keyring a password (Passwords and Keys), or: hedge store use vault',
  reference: 'https://wiki.gnome.org/Projects/GnomeKeyring',
  needs: ['storeFacts'],
  run: ({ storeFacts }) =>
    storeTrait(storeFacts, {
      trait: storeFacts.encrypted,
      expected: 'what it holds is encrypted where it lies',
      holds: `encrypted: ${storeFacts.where}`,
      fails: `in the open, without a password: ${storeFacts.where}`,
    }),
})
