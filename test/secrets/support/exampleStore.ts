import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examples } from '../../../src/commands/storeExample.ts'
import { execStore } from '../../../src/secrets/exec/execStore.ts'
import { fakeClis } from './fakeClis.ts'

/** A store through an example script, as a person would set it up, with fakes of the managers. */
export function exampleStore(manager: keyof typeof examples) {
  const { home, PATH, ...clis } = fakeClis()
  const command = join(home, `hedge-${manager}`)
  writeFileSync(command, examples[manager], { mode: 0o700 })
  const reopen = () =>
    execStore({
      command,
      arguments: manager === 'op' ? ['Hedge'] : [],
      installation: 'test0123',
      home,
      interactive: false,
      environment: { PATH, HOME: home },
      // A busy machine starts many small programs slowly.
      deadline: 20_000,
    })
  return { ...clis, command, store: reopen(), reopen }
}
