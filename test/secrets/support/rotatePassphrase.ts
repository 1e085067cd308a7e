/** A rotation of a vault's passphrase that may be killed: `node rotatePassphrase.ts HOME`, both passphrases on standard input. */
import { text } from 'node:stream/consumers'
import { Secret } from '../../../src/domain/secret.ts'
import { vaultStore } from '../../../src/secrets/vault/vaultStore.ts'

const [old = '', next = ''] = (await text(process.stdin)).split('\n')
const store = vaultStore({ home: process.argv[2] ?? '', askPassphrase: async () => new Secret(old), environment: {} })
await store.rotateKey?.({ passphrase: new Secret(next) })
