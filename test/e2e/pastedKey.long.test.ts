import { afterEach, describe, expect, it, vi } from 'vitest'
import { contentsOf } from '../support/callMain.ts'
import { privateKey } from '../support/refusal.ts'
import { hasTerminal, keys, openTerminal } from '../support/terminal/terminal.ts'
import { useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 60_000 })

const stage = useStage({ furnished: true })

/** What the key of the tests signs for, as it is shown. */
const owner = '0x2c7536E3605D9C16a7a3D7b1898e529396a65c23'

afterEach(() => stage.scene.venue.failWith('userRole', null))

/** Not for a moment: as much of it as a name is long, and no more. */
function expectUnseen(written: string): void {
  const text = written.replace(/\s/g, '')
  for (const piece of [privateKey.slice(0, 11), privateKey.slice(11, 22), privateKey.slice(-11)]) {
    expect(text).not.toContain(piece)
  }
}

const title = hasTerminal
  ? 'a key pasted at a prompt'
  : 'a key pasted at a prompt (skipped: no `script` of util-linux here)'

describe.skipIf(!hasTerminal)(title, () => {
  const ask = async () => {
    const terminal = await openTerminal(['add', 'third', '--chain', 'local', '--position', '1'], { home: stage.home })
    await terminal.see('Hyperliquid account that holds the short')
    terminal.type(`0x${privateKey}${keys.enter}`)
    return terminal
  }

  it('is named by what it opens, never shown, and its address taken where the person says so', async () => {
    stage.scene.venue.set({ accounts: { [owner.toLowerCase()]: {} } })
    const terminal = await ask()
    await terminal.see(`It is the main key of ${owner}`)
    await terminal.see(`Use ${owner} instead?`)
    terminal.type(`y${keys.enter}`)
    await terminal.see('Store third?')
    terminal.type(keys.ctrlC)
    const { code, restored } = await terminal.end()
    expect({ code, restored }).toEqual({ code: 1, restored: true })
    expectUnseen(terminal.written())
  })

  it('ends the command where the person says no, with nothing stored', async () => {
    const before = contentsOf(stage.home)
    const terminal = await ask()
    await terminal.see(`Use ${owner} instead?`)
    terminal.type(keys.enter)
    const { code, restored, screen } = await terminal.end()
    expect({ code, restored }, screen).toEqual({ code: 5, restored: true })
    expect(screen).toContain('hedge: error: Trading permission detected: that is a private key: it can sign')
    expectUnseen(terminal.written())
    expect(contentsOf(stage.home)).toEqual(before)
  })
})
