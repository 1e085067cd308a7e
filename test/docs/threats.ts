/** A test that shows what a row of the threat table says, and the words by which it is found in its file. */
type Shown = { file: string; says: string }

const byFile = (files: Readonly<Record<string, string>>): Shown[] =>
  Object.entries(files).map(([file, says]) => ({ file, says }))

/** Each row of the README's threat table, by who it is about: nothing is claimed there that no test shows. */
export const threats: ReadonlyMap<string, readonly Shown[]> = new Map(
  Object.entries({
    'Malware that runs as you': byFile({
      'test/state/accessLog.test.ts': 'tells every read and change before its result is handed out',
      'test/e2e/accessLog.long.test.ts': 'does not hold when a line was taken out before the last change, with exit 1',
      'test/golden/keyOnArgv.test.ts': 'a main key is told to be one, and what to do now',
    }),
    'A thief of the laptop': byFile({
      'test/secrets/vault.test.ts': 'has no value in the open on the disk',
      'test/laws/canary.test.ts': 'A secret set anywhere is printed nowhere',
    }),
    'Who reads your backups': byFile({
      'test/e2e/accessLog.long.test.ts': 'has no address, no URL and no name of a hedge in it',
      'test/venues/uniswap-v3/history/readHistory.test.ts': 'holds nothing of who owns it',
    }),
    'The RPC provider': byFile({
      'test/cli/endpointsOf.test.ts': 'asks no public one, though all of them are known',
      'test/laws/imports.test.ts': 'one file asks the network',
    }),
    'A hostile node': byFile({
      'test/venues/uniswap-v3/seal.test.ts': 'no single word can be changed',
      'test/venues/uniswap-v3/hostile.long.test.ts': 'a token that describes itself badly breaks nothing',
      'test/venues/http.test.ts': 'does not follow a redirect',
    }),
    'A hostile answer of the venue': byFile({
      'test/venues/hyperliquid/corruption.test.ts': 'names a used field of another type, whatever stands there instead',
      'test/venues/hyperliquid/corruptedValues.test.ts': 'shows any number that is wrong',
      'test/venues/http.test.ts': 'stops reading an answer that is too large',
    }),
    'A package that turned bad': byFile({
      'test/laws/installed.long.test.ts': 'is three packages: ours, the keyring, and its part for this platform',
      'test/release/packed.long.test.ts': 'runs no script where it is installed, and has one dependency, exactly',
      'test/docs/inlined.test.ts': 'are listed in docs/inlined.md, each with its version',
      'test/laws/imports.test.ts': 'a package is seen by its own adapter alone',
    }),
    'Who sees your screen, or what you paste': byFile({
      'test/laws/canary.test.ts': 'tells none of them in %s',
      'test/secrets/redaction.test.ts': 'lets no guarded value through, in any text',
      'test/e2e/pastedKey.long.test.ts': 'is named by what it opens, never shown',
    }),
    'Another user of the machine': byFile({
      'test/state/ownFolder.test.ts': 'is made with its parents, closed to others, and may be there',
      'test/state/files.test.ts': 'makes a file for its owner only, or with exactly the mode asked for',
      'test/laws/canaryProcesses.long.test.ts': 'tells none of them to who looks at its processes',
    }),
  }),
)
