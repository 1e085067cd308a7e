import { describe, expect, it } from 'vitest'
import { powershell } from '../../src/commands/completion/powershell.ts'
import { shells } from '../../src/commands/completion/shells.ts'
import { completion } from '../../src/commands/completion.ts'

const read = (...operands: string[]) => completion.read({ operands, options: {} })

describe('hedge completion', () => {
  it('knows its shells, and the one that was meant', () => {
    expect(Object.keys(shells).map(name => read(name))).toEqual(['bash', 'zsh', 'fish', 'powershell'])
    expect(() => read('pwershell')).toThrow('did you mean powershell?')
    expect(() => read('nu')).toThrow('one of bash, zsh, fish, powershell')
  })

  it.each(Object.entries(shells))('%s: what was typed goes by standard input, errors nowhere', (_name, script) => {
    const asking = script.split('\n').filter(line => line.includes('__complete '))
    expect(asking).toHaveLength(1)
    expect(asking[0]).toMatch(/\| (?:command )?hedge __complete 2>(?:\/dev\/null|\$null)(?:[ )]|$)/)
    expect(script).toContain(':files')
    expect(script).toMatch(/^#.*\n/)
  })
})

/** No PowerShell runs here: what can be told of the text alone. */
describe('the script for PowerShell', () => {
  it('closes what it opens, and registers a completer of a native command', () => {
    for (const [open, close] of ['{}', '()', '[]']) {
      expect(powershell.split(open!).length, `${open}${close}`).toBe(powershell.split(close!).length)
    }
    expect(powershell).toContain('Register-ArgumentCompleter -Native -CommandName hedge -ScriptBlock {')
    expect(powershell).toContain('param($wordToComplete, $commandAst, $cursorPosition)')
  })

  it('uses no variable that it does not set, and the tab as PowerShell writes it', () => {
    const given = ['wordToComplete', 'commandAst', 'cursorPosition', '_', 'null']
    const used = [...powershell.matchAll(/\$(\w+)/g)].map(([, name]) => name!)
    const set = [...powershell.matchAll(/\$(\w+)(?:, \$(\w+))? =/g)].flatMap(([, one, other]) => [one, other])
    expect(used.filter(name => !given.includes(name) && !set.includes(name))).toEqual([])
    expect(powershell).toContain('"`t"')
  })
})
