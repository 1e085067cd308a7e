import { expect, it } from 'vitest'
import { sources } from './support/project.ts'
import { countByFile, usesOf } from './support/words.ts'

/**
 * Every place where a secret becomes text, counted. A new one is a decision: the text must go to what needs it (a
 * store, a cipher, the network) or into a judgement that does not repeat it, and nowhere else.
 */
const reveals: Record<string, number> = {
  // The method itself.
  'src/domain/secret.ts': 1,
  // Into a store or out of it.
  'src/secrets/keychain/keychainStore.ts': 1,
  'src/secrets/vault/vaultStore.ts': 1,
  'src/secrets/exec/execStore.ts': 1,
  'src/secrets/vault/age.ts': 4,
  'src/secrets/vault/initVault.ts': 1,
  'src/secrets/storeRules.ts': 1,
  // No secret of anybody: how far the access log goes.
  'src/state/accessLog/head.ts': 1,
  // To know what to take out of text.
  'src/secrets/redaction.ts': 1,
  // To the network: the one request there is, and the key that signs it.
  'src/venues/http.ts': 1,
  'src/venues/webhook/signature.ts': 1,
  // Judged and forgotten: whose key it is, whether a URL may be used, what is odd about one.
  'src/venues/keyOwner.ts': 1,
  'src/secrets/holdingKind.ts': 1,
  'src/secrets/urlFacts.ts': 1,
  'src/secrets/sameProvider.ts': 1,
  'src/commands/words/rpcUrl.ts': 1,
  'src/commands/notify/webhookSecrets.ts': 3,
  'src/commands/words/proveRpc.ts': 1,
  // Private addresses, for the report of their owner.
  'src/gather/subjects.ts': 1,
  'src/commands/words/addressesOf.ts': 1,
  'src/commands/add/checkShared.ts': 1,
}

it('a secret becomes text in a counted list of files', () => {
  expect(countByFile(usesOf(sources(), ['reveal']))).toEqual(reveals)
})

it('the count sees a call, a method passed on, a destructured one and a quoted one', () => {
  const text = `a.reveal()\nconst b = a.reveal\nconst { reveal } = a\na['reveal']()\n// a.reveal()\n`
  expect(countByFile(usesOf({ 'src/cli/a.ts': text }, ['reveal']))).toEqual({ 'src/cli/a.ts': 4 })
})
