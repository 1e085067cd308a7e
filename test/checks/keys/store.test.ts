import { describe, expect, it } from 'vitest'
import type { StoreFacts } from '../../../src/domain/storeFacts.ts'
import { gap, ok } from '../../support/artifacts.ts'
import { empty, storeFactsOf, told, verdictsOf } from '../support/storeFactsOf.ts'

const shut = {
  gap: { code: 'store-locked', source: 'secret store', message: 'the vault is shut', hint: 'hedge store' },
}
const traits = ['store-persistent', 'store-encrypted']
const store = 'the secret store'

describe('the secret store as a whole', () => {
  it.each<[string, Partial<StoreFacts>, string]>([
    ['store-opens', {}, `pass ${store}: it opens; 4 names read`],
    ['store-opens', { holdings: shut }, `fail ${store}: the vault is shut`],
    ['store-opens', { holdings: gap('x') }, `unknown ${store}: not known: no answer about x`],
    ['store-persistent', {}, `pass ${store}: on the disk: ~/.config/hedge/vault.age`],
    ['store-persistent', { persistent: ok(false) }, `fail ${store}: in memory alone: ~/.config/hedge/vault.age`],
    ['store-encrypted', {}, `pass ${store}: encrypted: ~/.config/hedge/vault.age`],
    [
      'store-encrypted',
      { encrypted: ok(false) },
      `fail ${store}: in the open, without a password: ~/.config/hedge/vault.age`,
    ],
    ['store-unattended', {}, `pass ${store}: by its identity file`],
    ['store-unattended', { unattended: shut }, `warn ${store}: the vault is shut`],
    ['store-unattended', { unattended: gap('not-tried') }, `unknown ${store}: not known: no answer about not-tried`],
    ['store-interrupted-move', {}, `pass ${store}: one store: ~/.config/hedge/vault.age`],
    ['store-interrupted-move', { moving: true }, `fail ${store}: copies may lie in the store that was left`],
    ['unexpected-names', {}, `pass ${store}: none besides`],
    [
      'unexpected-names',
      { unexpected: ok(['rpc/base/3', 'wallet.dat', 'a name of 64 characters']) },
      `warn ${store}: the RPC URL of base at place 3, the name 'wallet.dat', a name of 64 characters`,
    ],
    ['unexpected-names', { unexpected: gap('x') }, `unknown ${store}: not known: no answer about x`],
    [
      'unexpected-names',
      { unexpected: ok(null) },
      `notApplicable ${store}: a keychain finds only what it is asked for by name`,
    ],
  ])('%s of %o', (id, facts, line) => {
    expect(told(id, { storeFacts: storeFactsOf(facts) })).toEqual([line])
  })

  it.each(traits)(
    '%s: a gap is unknown, so is a keychain that cannot be looked into; the own manager is its own affair',
    id => {
      const part = id === 'store-persistent' ? 'persistent' : 'encrypted'
      const status = (facts: Partial<StoreFacts>) => verdictsOf(id, { storeFacts: storeFactsOf(facts) })[0]!.status
      expect(status({ [part]: shut })).toBe('unknown')
      expect(status({ kind: 'keychain', [part]: ok(null) })).toBe('unknown')
      expect(status({ kind: 'exec', [part]: ok(null) })).toBe('notApplicable')
    },
  )

  it('what a store that does not open asks for is its own hint', () => {
    expect(verdictsOf('store-opens', { storeFacts: storeFactsOf({ holdings: shut }) })[0]!.remediation).toBe(
      'hedge store',
    )
  })

  it('of many names that nobody speaks of some are told and the rest is counted', () => {
    const names = Array.from({ length: 14 }, (_, n) => `n${n}`)
    const [line] = told('unexpected-names', { storeFacts: storeFactsOf({ unexpected: ok(names) }) })
    expect(line).toMatch(/'n9', and 4 more$/)
  })

  it.each(['store-opens', ...traits, 'store-unattended', 'unexpected-names', 'signing-key-stored', 'holdings-right'])(
    '%s says nothing where nothing was ever stored',
    id => expect(told(id, { storeFacts: empty })).toEqual([]),
  )
})
