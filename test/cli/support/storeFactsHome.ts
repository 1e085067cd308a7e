import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currentStore } from '../../../src/cli/currentStore.ts'
import { storeFacts } from '../../../src/cli/storeFacts.ts'
import type { Io } from '../../../src/domain/io.ts'
import { Secret } from '../../../src/domain/secret.ts'
import type { StoreChoice } from '../../../src/domain/secretStore.ts'
import { openStore } from '../../../src/secrets/openStore.ts'
import { initVault } from '../../../src/secrets/vault/initVault.ts'
import { openSettings } from '../../../src/settings/settings.ts'
import { openAccessLog } from '../../../src/state/accessLog.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { account, gatheredAt, wallet } from '../../support/artifacts.ts'
import { hedgeOf } from '../../support/fakeSources.ts'

/** No key of anybody: it can be looked for in everything that is printed. */
export const signingKey = new Secret(`0x${'C0FFEE'.repeat(10)}1234`)
export const otherAccount = new Secret(account)

/** A home with two hedges and an RPC URL in a store; `environment` is there besides the bare one. */
export async function furnished(choice: StoreChoice, environment: Record<string, string> = {}) {
  const home = temporaryHome()
  const identityFile = join(temporaryHome(), 'identity.txt')
  if (choice.kind === 'vault') await initVault({ home, identityFile })
  const given = choice.kind === 'vault' ? { HEDGE_VAULT_IDENTITY_FILE: identityFile } : {}
  const made = at(home, { ...environment, ...given })
  const hedges = [hedgeOf('one', { id: '0000000000000001' }), hedgeOf('two', { id: '0000000000000002' })]
  await made.settings.update(document => ({
    ...document,
    store: choice,
    hedges,
    rpcs: { base: { setAt: '2026-11-01T00:00:00.000Z' } },
  }))
  // Without the access log, which would be waited for at each.
  const store = made.stores.inUse
  for (const { id } of hedges) await store.set(`hedge/${id}/wallet`, new Secret(wallet))
  await store.set('hedge/0000000000000001/account', new Secret(account))
  await store.set('hedge/0000000000000002/account', new Secret(account.replace(/.$/, '9')))
  await store.set('rpc/base', new Secret('https://base.example/v2/0123456789abcdef'))
  await store.set('log/head', new Secret(`1 ${'0'.repeat(64)}`))
  return { ...made, store }
}

/** A home in which nothing was ever stored. */
export function fresh() {
  const made = at(join(temporaryHome(), 'none'), {})
  return { ...made, opened: () => existsSync(made.settings.path) }
}

/** A run in that home. */
export function at(home: string, environment: Record<string, string>) {
  const env: Io['env'] = { HOME: home, PATH: process.env.PATH, ...environment }
  const io = { env, now: () => new Date(gatheredAt), randomId: () => '00000000000000aa' } as unknown as Io
  const state = join(home, 'state')
  const settings = openSettings(home, io.randomId)
  const log = openAccessLog({ folder: state, command: 'audit', by: () => 'pipe', now: io.now, warn: () => {} })
  const open = (choice: StoreChoice, installation: string) =>
    openStore(choice, { home, installation, askPassphrase: null, environment: env })
  const stores = currentStore({ home, settings, open, logged: async store => log.logged(store) })
  return {
    environment: env,
    stores,
    settings,
    state,
    home,
    facts: () => storeFacts({ io, paths: { settings: home, state }, settings, stores }),
  }
}
