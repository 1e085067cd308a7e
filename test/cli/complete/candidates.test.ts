import { describe, expect, it } from 'vitest'
import { candidatesFor } from '../../../src/cli/complete/candidates.ts'
import { table } from '../../../src/cli/complete/table.ts'
import { commands } from '../../../src/commands/index.ts'

const own = { hedges: ['eth-usdc', 'eth-wide', 'btc'], chains: ['local'], targets: ['ops'] }

/** What can stand where the line ends, after one more space where it ends with one. */
function completed(line: string): readonly string[] | 'files' {
  const found = candidatesFor(line.split(' '), table, () => own)
  return found === 'files' ? found : found.map(({ text }) => text)
}

describe('what completes a line', () => {
  it.each([
    ['sta', ['status']],
    ['co', ['config', 'completion']],
    ['rpc ', ['set', 'list', 'test', 'remove']],
    ['audit a', ['accept', 'attest']],
    ['status eth-', ['eth-usdc', 'eth-wide']],
    ['status eth-usdc eth-', ['eth-wide']],
    ['show eth-usdc ', []],
    ['notify test ', ['ops']],
    ['rotate notify ', ['ops']],
    ['rotate rpc loc', ['local']],
    ['rpc test lo', ['local']],
    ['add --chain ar', ['arbitrum']],
    ['status --chain base ar', ['arbitrum']],
    ['status 0x12 --chain=ar', ['--chain=arbitrum']],
    ['store use ', ['keychain', 'vault', 'exec']],
    ['config set prune ', ['ask', 'auto']],
    ['config get drift.', ['drift.warning', 'drift.critical']],
    ['check --only liq', ['liquidation-distance']],
    ['check --only drift margin he', ['health']],
    ['audit --format sa', ['sarif']],
    ['status --format sa', []],
    ['status --sel', ['--select']],
    ['status --json --js', []],
    ['audit --only keys --se', ['--select', '--severity', '--second-rpc']],
    ['add --fr', []],
    ['--ver', ['--version']],
    ['status --timeout 5 btc eth-w', ['eth-wide']],
    ['--format json sta', ['status']],
    ['status --from ', 'files'],
    ['status --from=a', 'files'],
    ['notify set command ', 'files'],
    ['status -- bt', ['btc']],
    ['help sta', ['status']],
    ['help s', ['status', 'show', 'snapshot', 'schedule', 'store', 'signs', 'stores']],
    ['signs', []],
    ['help rpc t', ['test']],
    ['nonsense ', []],
    ['status nonsense', []],
  ])('hedge %s', (line, wanted) => {
    const found = completed(line)
    expect(found === 'files' ? found : [...found].sort()).toEqual(wanted === 'files' ? wanted : [...wanted].sort())
  })

  it('of a bash, whose words end at =, as of the others', () => {
    expect(completed('status --format = js')).toEqual(['json'])
    expect(completed('status --format =')).toEqual(['table', 'json', 'csv', 'markdown'])
    expect(completed('status --format = json bt')).toEqual(['btc'])
  })

  it('every command is found by its words, and each of its options', () => {
    expect(table.commands.map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
    for (const { name, options } of table.commands) {
      const words = name.split(' ')
      expect(completed(name), name).toContain(words.at(-1))
      const flags = options.map(option => option.flags.at(-1))
      expect(completed(`${name} --`), name).toEqual(expect.arrayContaining(flags))
    }
  })

  it('no name is looked up where none can stand', () => {
    const none = () => {
      throw new Error('looked up')
    }
    for (const line of ['', 'sta', 'rpc ', 'status --', 'store use ', 'add --chain-']) {
      expect(() => candidatesFor(line.split(' '), table, none), line).not.toThrow()
    }
  })
})
