import { describe, expect, it } from 'vitest'
import { importsOf } from './support/imports.ts'
import { sources } from './support/project.ts'
import {
  brokenBuiltins,
  brokenPackages,
  brokenWalls,
  cyclesIn,
  roomOf,
  type Seen,
  targetOf,
  type Walls,
} from './support/walls.ts'
import { usesOf } from './support/words.ts'

/** Who may import whom. A room that is not here may not exist; `type:` means types alone. */
const walls: Walls = {
  bin: ['main', 'src/settings/paths.ts', 'src/cli/complete/complete.ts'],
  main: ['cli', 'domain'],
  cli: ['commands', 'gather', 'formats', 'venues', 'secrets', 'settings', 'state', 'machine', 'chains', 'domain'],
  commands: ['checks', 'math', 'domain'],
  gather: ['venues', 'secrets', 'settings', 'state', 'chains', 'domain'],
  checks: ['math', 'domain'],
  formats: ['domain'],
  venues: ['chains', 'domain'],
  secrets: ['state', 'domain'],
  // What the machine does with our files and theirs: it reads, and knows a key when it sees one.
  machine: ['src/secrets/classifyPaste.ts', 'src/secrets/seedPhrase.ts', 'domain'],
  settings: ['state', 'chains', 'domain'],
  // What is kept of a condition is the level that holds.
  state: ['src/math/hysteresis.ts', 'chains', 'domain'],
  chains: ['domain'],
  math: ['type:domain'],
  domain: [],
}

/** Rooms that judge and never ask: no module of Node's, no clock, no process. */
const pure = ['domain', 'math', 'chains', 'checks', 'formats', 'commands']

const starters = ['src/secrets/keychain/runHelper.ts', 'src/secrets/exec/runProgram.ts']
const doors = {
  ...Object.fromEntries(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises'].map(it => [it, []])),
  ...Object.fromEntries(['inspector', 'vm', 'cluster', 'worker_threads', 'repl'].map(it => [it, []])),
  // The bus on which a keyring says whether it is locked: a socket of this machine.
  net: ['src/secrets/keychain/sessionBus.ts'],
  child_process: starters,
  // Loaded late, and without the warning that Node 22 has of it.
  sqlite: ['src/state/records/loadSqlite.ts'],
  // The prompts' own packages ask for built-ins by require, which a bundle of modules has not.
  module: ['bin/hedge.js', 'src/cli/prompt.ts'],
}

/** Nobody sees a package that is not here: no viem/chains, no /signing, no /api/exchange, no SDK root. */
const seen: Seen = {
  viem: {
    by: ['src/venues/'],
    named: /^(?!.*(wallet|account|sign|private|mnemonic|transport|createClient|^\*$|^default$))/i,
  },
  // The one file that may derive an address from a pasted private key, to name the danger and refuse it.
  'viem/accounts': { by: ['src/venues/keyOwner.ts'], named: /^privateKeyToAddress$/ },
  '@nktkas/hyperliquid/api/info': { by: ['src/venues/hyperliquid/'], named: /^[a-zA-Z]/ },
  '@napi-rs/keyring': { by: ['src/secrets/keychain/helper.ts'] },
  'age-encryption': { by: ['src/secrets/vault/'] },
  chalk: { by: ['src/formats/table.ts'] },
  'get-east-asian-width': { by: ['src/formats/words/columnsOf.ts'], named: /^eastAsianWidth$/ },
  '@inquirer/prompts': { by: ['src/cli/prompt.ts'] },
  commander: { by: ['src/cli/parser.ts'] },
  conf: { by: ['src/settings/'] },
}

const network = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']
const backDoors = ['require', 'createRequire', 'getBuiltinModule', 'eval', 'Function', 'dlopen', 'binding']
const surroundings = ['process', 'globalThis', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'crypto']

const texts = sources()
const imports = importsOf(texts)

describe('who imports whom', () => {
  it('the walls stand', () => expect(brokenWalls(imports, walls)).toEqual([]))

  it('rooms without I/O import no module of Node, and no one opens a socket or a process by himself', () => {
    expect(brokenBuiltins(imports, pure, doors)).toEqual([])
  })

  it('a package is seen by its own adapter alone', () => expect(brokenPackages(imports, seen)).toEqual([]))

  it('no secret store knows another', () => {
    const storeOf = (path: string) => /^src\/secrets\/(\w+)\//.exec(path)?.[1]
    const found = imports.filter(one => {
      const target = targetOf(one)
      const [store, other] = [storeOf(one.file), 'own' in target ? storeOf(target.own) : undefined]
      return store !== undefined && other !== undefined && store !== other
    })
    expect(found).toEqual([])
  })

  it('no file loads itself by a detour', () => expect(cyclesIn(imports)).toEqual([]))

  it('one file asks the network', () => {
    const uses = usesOf(texts, network).filter(({ file }) => file !== 'src/venues/http.ts')
    expect(uses).toEqual([])
  })

  it('nothing is loaded by a back door', () => {
    const known: Record<string, readonly string[]> = {
      'src/secrets/keychain/helper.ts': ['binding'],
      'src/cli/prompt.ts': ['require', 'createRequire'],
      // A built-in by name, loaded only where NODE_DEBUG is set.
      'src/cli/muteNodeDebug.ts': ['getBuiltinModule'],
      // Three by name: an import of them takes longer than the launcher.
      'bin/hedge.js': ['getBuiltinModule'],
    }
    expect(usesOf(texts, backDoors).filter(({ file, word }) => !known[file]?.includes(word))).toEqual([])
  })

  it('rooms without I/O touch no process, clock or console', () => {
    const judging = Object.fromEntries(Object.entries(texts).filter(([file]) => pure.includes(roomOf(file))))
    expect(usesOf(judging, surroundings)).toEqual([])
  })

  it('every import is of a file that exists', () => {
    const gone = imports.flatMap(found => {
      const target = targetOf(found)
      return 'own' in target && texts[target.own] === undefined ? [`${found.file} imports ${target.own}`] : []
    })
    expect(gone).toEqual([])
  })
})

describe('the checkers themselves', () => {
  const broken = (file: string, text: string) => brokenWalls(importsOf({ [file]: text }), walls)

  it.each([
    ['src/math/a.ts', `import { postJson } from '../venues/http.ts'`, /src\/math\/a.ts imports src\/venues\/http.ts/],
    ['src/math/a.ts', `import { exitCodes } from '../domain/failure.ts'`, /math may import type:domain/],
    ['src/domain/a.ts', `import type { Decimal } from '../math/decimal.ts'`, /domain may import nothing of ours/],
    ['src/commands/a.ts', `const f = () => import('../venues/index.ts')`, /commands may import checks, math, domain/],
    ['src/commands/a.ts', `export * from '../secrets/openStore.ts'`, /src\/secrets\/openStore.ts/],
    ['src/commands/add/a.ts', `type S = typeof import('../../cli/io.ts')`, /src\/cli\/io.ts/],
    ['src/cli/a.ts', "await import('./' + name + '.ts')", /something computed/],
    ['src/main.ts', `import { openStore } from './secrets/openStore.ts'`, /main may import cli, domain/],
    ['src/cellar/a.ts', `import '../domain/io.ts'`, /the room "cellar" stands in no table/],
    ['bin/hedge.js', `import('../dist/runCommand-ABC.js')`, /bin may import/],
  ])('%s: %s', (file, text, says) => {
    expect(broken(file, text)).toEqual([expect.stringMatching(says)])
  })

  it('lets through what the table allows, and what only looks like an import', () => {
    expect(broken('src/math/a.ts', `import type { Address } from '../domain/address.ts'`)).toEqual([])
    expect(broken('src/math/a.ts', `// import '../venues/http.ts'\nconst text = "import '../venues/http.ts'"`)).toEqual(
      [],
    )
  })

  it.each([
    ['src/commands/a.ts', `import { readFileSync } from 'node:fs'`, /commands does no I\/O/],
    ['src/domain/a.ts', `import { join } from 'path'`, /node:path/],
    ['src/venues/a.ts', `import { request } from 'node:https'`, /node:https: nobody may/],
    ['src/cli/a.ts', `const { spawn } = await import('node:child_process')`, /runProgram.ts may/],
  ])('%s: %s', (file, text, says) => {
    expect(brokenBuiltins(importsOf({ [file]: text }), pure, doors)).toEqual([expect.stringMatching(says)])
  })

  it.each([
    ['src/cli/a.ts', `import { parseAbi } from 'viem'`, /only src\/venues\/ may/],
    ['src/venues/a.ts', `import { createWalletClient } from 'viem'`, /takes createWalletClient of viem/],
    ['src/venues/a.ts', `import { signMessage as hello } from 'viem'`, /takes signMessage/],
    ['src/venues/a.ts', `import * as viem from 'viem'`, /takes \* of viem/],
    ['src/venues/a.ts', `const viem = await import('viem')`, /whole and late/],
    ['src/venues/a.ts', `import { mainnet } from 'viem/chains'`, /viem\/chains, which nobody may/],
    ['src/venues/a.ts', `import { privateKeyToAddress } from 'viem/accounts'`, /only src\/venues\/keyOwner.ts may/],
    ['src/venues/keyOwner.ts', `import { privateKeyToAccount } from 'viem/accounts'`, /takes privateKeyToAccount/],
    ['src/venues/hyperliquid/a.ts', `import * as hl from '@nktkas/hyperliquid'`, /which nobody may/],
    ['src/venues/hyperliquid/a.ts', `import { order } from '@nktkas/hyperliquid/api/exchange'`, /which nobody may/],
    ['src/venues/hyperliquid/a.ts', `import type { S } from '@nktkas/hyperliquid/signing'`, /which nobody may/],
    ['src/formats/csv.ts', `import { Chalk } from 'chalk'`, /only src\/formats\/table.ts may/],
    ['src/secrets/keychain/a.ts', `type B = typeof import('@napi-rs/keyring')`, /helper.ts may/],
  ])('%s: %s', (file, text, says) => {
    expect(brokenPackages(importsOf({ [file]: text }), seen)).toEqual([expect.stringMatching(says)])
  })

  it('names the files of a ring', () => {
    const ring = (back: string) => importsOf({ 'src/cli/a.ts': `import './b.ts'`, 'src/cli/b.ts': back })
    expect(cyclesIn(ring(`import { a } from './a.ts'`))).toEqual(['src/cli/a.ts → src/cli/b.ts → src/cli/a.ts'])
    expect(cyclesIn(ring(`const a = () => import('./a.ts')`))).toHaveLength(1)
    expect(cyclesIn(ring(`import type { A } from './a.ts'`))).toEqual([])
  })

  it('finds a word in code however it is reached, and not in comments', () => {
    const text = `// fetch(url)\nconst say = 'fetch'\nglobalThis.fetch(url)\nglobalThis['fetch'](url)\nconst f = fetch`
    expect(usesOf({ 'src/cli/a.ts': text }, network)).toHaveLength(3)
  })
})
