import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shells } from '../../src/commands/completion/shells.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { launcher } from '../support/runHedge.ts'

/** Real shells complete the words of the built program, which lies in their path as `hedge`. */
let folder: string
let env: Record<string, string>

beforeAll(async () => {
  await ensureBuilt()
  folder = mkdtempSync(join(tmpdir(), 'hedge-completion-'))
  const [bin, home] = [join(folder, 'bin'), join(folder, 'hedge')]
  mkdirSync(bin)
  mkdirSync(home, { mode: 0o700 })
  writeFileSync(join(bin, 'hedge'), `#!/bin/sh\nexec '${process.execPath}' '${launcher}' "$@"\n`, { mode: 0o755 })
  const named = (...names: string[]) => names.map(name => ({ name }))
  const settings = { hedges: named('eth-usdc', 'btc', '$(touch hit)', "x'y"), chains: named('arbitrary-local') }
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings), { mode: 0o600 })
  for (const [name, script] of Object.entries(shells)) writeFileSync(join(folder, `hedge.${name}`), script)
  writeFileSync(join(folder, 'saved.json'), '{}')
  env = { PATH: `${bin}:${process.env.PATH}`, HOME: folder, HEDGE_HOME: home, TERM: 'dumb', LC_ALL: 'C.UTF-8' }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0

function run(shell: string, words: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(shell, words, { cwd: folder, env, encoding: 'utf8', timeout: 30_000 })
  if (error) throw error
  expect(stderr).toBe('')
  return stdout
}

const linesOf = (text: string) => text.split('\n').filter(line => line !== '')

/** As bash calls it on a tab: the words up to the cursor, cut at its word breaks. */
function bashCompletes(words: readonly string[], before = ''): string[] {
  const quoted = words.map(word => `'${word}'`).join(' ')
  const call = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _hedge; printf '%s\\n' "\${COMPREPLY[@]}"`
  return linesOf(run('bash', ['--norc', '-c', `${before}compopt() { echo "compopt $*"; }; . ./hedge.bash; ${call}`]))
}

describe.skipIf(!isThere('bash'))(isThere('bash') ? 'bash' : 'bash (SKIPPED: not installed)', () => {
  it('completes commands, options, values and names', () => {
    expect(bashCompletes(['hedge', 'sta'])).toEqual(['status'])
    expect(bashCompletes(['hedge', 'status', 'et'])).toEqual(['eth-usdc'])
    expect(bashCompletes(['hedge', 'status', ''])).toEqual(['eth-usdc', 'btc'])
    expect(bashCompletes(['hedge', 'add', '--chain', 'ar'])).toEqual(['arbitrum', 'arbitrary-local'])
    expect(bashCompletes(['hedge', 'status', '--format', '=', 'js'])).toEqual(['json'])
    expect(bashCompletes(['hedge', 'nonsense', ''])).toEqual([])
  })

  it('leaves a file to the shell', () =>
    expect(bashCompletes(['hedge', 'status', '--from', ''])).toEqual(['compopt -o default']))

  it('says nothing where hedge fails, or is not there', () => {
    expect(bashCompletes(['hedge', 'sta'], 'PATH=/nowhere; ')).toEqual([])
    expect(bashCompletes(['hedge', 'status', ''], 'export HEDGE_HOME=/dev/null; ')).toEqual([])
  })
})

/** What a tab makes of each line in an interactive shell; a key of our own shows it, and the line is taken away again. */
function zshCompletes(lines: readonly string[]): string[] {
  const start = [
    'PS1=; autoload -Uz compinit; compinit -u -D; . ./hedge.zsh',
    'show() { print -r -- "<$nothing<$BUFFER>>"; BUFFER= }; zle -N show; bindkey "^Xs" show; print rea$nothing"dy"',
  ]
  const said = run('zsh', [
    '-f',
    '-c',
    [
      'zmodload zsh/zpty',
      'see() { local part; zpty -r -m inner part "*$1*"; print -r -- $part }',
      "zpty inner 'zsh -f -i'",
      `zpty -w inner $'${start.join('; ')}'`,
      'see ready >/dev/null',
      ...lines.flatMap(line => [`zpty -wn inner $'${line}\\t\\CXs'`, "see '<<*>>'"]),
      'zpty -d inner',
    ].join('\n'),
  ])
  return [...said.matchAll(/<<(.*?)>>/gs)].map(([, line]) => line!)
}

describe.skipIf(!isThere('zsh'))(isThere('zsh') ? 'zsh' : 'zsh (SKIPPED: apt-get install zsh)', () => {
  it('completes commands, options, values, names and files', () => {
    const made = {
      'hedge sta': 'hedge status ',
      'hedge status et': 'hedge status eth-usdc ',
      'hedge add --chain arbitru': 'hedge add --chain arbitrum ',
      'hedge status --format=js': 'hedge status --format=json ',
      'hedge status --from sav': 'hedge status --from saved.json ',
      'hedge zzz ': 'hedge zzz ',
    }
    expect(zshCompletes(Object.keys(made))).toEqual(Object.values(made))
  })
})

const fishCompletes = (line: string): string[] =>
  linesOf(run('fish', ['--no-config', '-c', `source ./hedge.fish; complete -C "${line}"`]))

describe.skipIf(!isThere('fish'))(isThere('fish') ? 'fish' : 'fish (SKIPPED: apt-get install fish)', () => {
  it('completes commands, options, values and names, and says what they are', () => {
    expect(fishCompletes('hedge sta')).toEqual([expect.stringMatching(/^status\tpositions, perps/)])
    expect(fishCompletes('hedge status et')).toEqual(['eth-usdc'])
    expect(fishCompletes('hedge status ').map(line => line.split('\t')[0])).toEqual(['btc', 'eth-usdc'])
    expect(fishCompletes('hedge add --chain arb')).toEqual(['arbitrary-local', 'arbitrum'])
    expect(fishCompletes('hedge status --format=js')).toEqual(['--format=json'])
    expect(fishCompletes('hedge ').length).toBeGreaterThan(10)
    expect(fishCompletes('hedge zzz ')).toEqual([])
  })

  it('leaves a file to the shell', () =>
    expect(fishCompletes('hedge status --from sav').map(line => line.split('\t')[0])).toEqual(['saved.json']))
})
