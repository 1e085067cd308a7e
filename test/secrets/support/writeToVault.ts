/** One of several processes that write to one vault: `node writeToVault.ts HOME NAME COUNT`. */
import { Secret } from '../../../src/domain/secret.ts'
import { vaultStore } from '../../../src/secrets/vault/vaultStore.ts'

const [home = '', name, count] = process.argv.slice(2)
const store = vaultStore({ home, askPassphrase: null })
for (let i = 0; i < Number(count); i += 1) await store.set(`rpc/${name}-${i}`, new Secret(`${name}:${i}`))
