import { storeContract } from './storeContract.ts'
import { exampleStore } from './support/exampleStore.ts'

for (const manager of ['op', 'vault', 'aws'] as const) {
  storeContract(`the example for ${manager}, on a fake of it,`, async () => exampleStore(manager))
}
