/** One process that stores one secret: `node setByExec.ts COMMAND HOME KEY VALUE`. */
import { Secret } from '../../../src/domain/secret.ts'
import { execStore } from '../../../src/secrets/exec/execStore.ts'

const [command = '', home = '', key = '', value = ''] = process.argv.slice(2)
const store = execStore({ command, home, arguments: [], installation: 'test0123', interactive: false })
await store.set(key, new Secret(value))
