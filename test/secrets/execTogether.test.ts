import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { execStore } from '../../src/secrets/exec/execStore.ts'
import { program } from './support/fakeManager.ts'
import { temporaryHome } from './support/temporaryHome.ts'

/** What becomes of two reads at the same time, and how often the program was asked. */
async function two(text: string) {
  const home = temporaryHome()
  const command = program(home, `echo >> '${home}/asked'; sleep 0.2; ${text}`)
  const store = execStore({ command, arguments: [], installation: 'test0123', home, interactive: false })
  const reads = [store.getMany(['hedge/a/account', 'hedge/a/wallet']), store.getMany(['rpc/base'])]
  const ends = await Promise.allSettled(reads)
  return { ends: ends.map(({ status }) => status), asked: readFileSync(join(home, 'asked'), 'utf8').length }
}

describe('two reads of the exec store at once', () => {
  it('are one question to a locked manager, and both are told', async () => {
    expect(await two('echo error locked; exit 1')).toEqual({ ends: ['rejected', 'rejected'], asked: 1 })
  })

  it('are both answered by an open one', async () => {
    expect(await two('echo missing')).toEqual({ ends: ['fulfilled', 'fulfilled'], asked: 3 })
  })
})
