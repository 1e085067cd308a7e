import { it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { commandDocs } from '../support/commandDocs.ts'
import { holdPart } from '../support/holdPart.ts'

it('docs/commands.md tells every command, as its own help does', async () => {
  const loaded = await Promise.all(commands.map(entry => entry.load()))
  holdPart('docs/commands.md', 'commands', commandDocs(loaded))
})
