/** Tries the real keychain in a process of its own and prints what came of it: `node probeKeychain.ts ID DEADLINE [attended]`. */
import { Secret } from '../../../src/domain/secret.ts'
import { StoreFailure } from '../../../src/domain/secretStore.ts'
import { keychainStore } from '../../../src/secrets/keychain/keychainStore.ts'

const [installation = '', deadline, attended] = process.argv.slice(2)
const store = keychainStore({ installation, interactive: attended === 'attended', deadline: Number(deadline) })

async function outcomeOf(run: () => Promise<unknown>) {
  const began = performance.now()
  const outcome = await run().then(
    value => `value ${value instanceof Secret ? 'secret' : JSON.stringify(value)}`,
    error => (error instanceof StoreFailure ? error.code : `threw ${error}`),
  )
  return { outcome, milliseconds: Math.round(performance.now() - began) }
}

process.stdout.write(
  JSON.stringify({
    get: await outcomeOf(() => store.get('rpc/probe')),
    getMany: await outcomeOf(() => store.getMany(['rpc/probe', 'rpc/other'])),
    set: await outcomeOf(() => store.set('rpc/probe', new Secret('another'))),
    delete: await outcomeOf(() => store.delete('rpc/probe')),
  }),
)
