import { describe, expect, it } from 'vitest'
import { pathsUnder, textsOf } from './support/project.ts'
import { findLines, lineCount, median, tooLong } from './support/rules.ts'

const all = textsOf(pathsUnder('src', 'test', 'bench', 'build', 'bin').filter(path => !/\.(png|gz|age)$/.test(path)))
/** Written by hand: not what a run printed, nor a schema that is made from types. */
const written = Object.fromEntries(
  Object.entries(all).filter(([path]) => !/\.json$|^test\/golden\/.*\.txt$/.test(path)),
)
const src = Object.entries(all).filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'))

/** What must not stay behind. Put together from parts, so that this file does not find itself. */
const left = {
  'a note to do later': new RegExp(
    `\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['XX', 'X'].join('')})\\b`,
  ),
  'a test that silences the others': /\b(?:it|test|describe|suite)(?:\.\w+)*\.only\b/,
  // A home of nobody is called x.
  'a path of one machine': /(?<![\w.$}/])\/(?:work|home|Users|root|mnt|opt)\/(?!x\b)[\w.-]+/,
}
const skipping = { 'a skipped test': /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|skipIf|todo|runIf|fails)\b/ }

/** Where a test may be skipped, and for want of what. */
const maySkip: Record<string, string> = {
  'test/secrets/support/secretService.ts': 'a Secret Service',
  'test/secrets/childEnvironment.test.ts': 'Linux',
  'test/secrets/keychainHelper.test.ts': 'Linux',
  'test/secrets/vaultIdentity.test.ts': 'root',
  'test/secrets/exec.test.ts': 'root',
  'test/e2e/inspector.test.ts': 'signals, which Windows has not',
  'test/secrets/identityTarget.test.ts': 'a POSIX shell',
  'test/secrets/pass.long.test.ts': 'pass and gpg',
  'test/e2e/monitoring.long.test.ts': 'monitoring-plugins-basic and libmonitoring-plugin-perl',
  'test/commands/schedule/cron.test.ts': 'the crontab of Debian',
  'test/commands/schedule/systemd.test.ts': 'systemd',
  'test/e2e/cronDaemon.long.test.ts': 'a cron daemon, and root',
  'test/e2e/completion.long.test.ts': 'bash, zsh and fish',
  'test/docs/manPage.long.test.ts': 'mandoc and man',
  'test/e2e/reportPage.long.test.ts': 'Chromium',
  'test/e2e/brokenDisk.long.test.ts': 'root that may mount',
  'test/e2e/brokenHome.long.test.ts': 'root that may mount',
  'test/e2e/doctorCredential.long.test.ts': 'systemd-creds, and root',
  'test/machine/dumps.test.ts': 'Linux',
  'test/machine/ownFiles.test.ts': 'root',
  'test/e2e/auditHostile.long.test.ts': 'Linux',
  'test/e2e/auditCleanInstall.long.test.ts': 'Linux',
  'test/golden/audit.long.test.ts': 'Linux',
  'test/release/installs.long.test.ts': 'root that may mount',
  'test/support/nodes/describeNodes.ts': 'a Node in the registry',
  'test/state/lock.test.ts': 'Linux',
  'test/state/ownFolder.test.ts': 'root, or a /proc',
  'test/cli/startedBy.test.ts': 'Linux',
  'test/settings/settings.test.ts': 'file modes, which Windows has not',
  'test/e2e/journeyTerminal.long.test.ts': 'a terminal',
  'test/e2e/journeyLeft.long.test.ts': 'a terminal',
  'test/golden/onboarding.long.test.ts': 'a terminal',
  'test/e2e/watchTerminal.long.test.ts': 'a terminal',
  'test/e2e/pastedKey.long.test.ts': 'a terminal',
  'test/golden/oldNode.test.ts': 'an older Node',
  'test/support/vectors.ts': 'the shared vectors',
  'test/chains/chains.test.ts': 'the published deployments',
  'test/chains/deployments.test.ts': 'the published deployments',
  'test/venues/hyperliquid/authorities.test.ts': 'the recorded answers',
  'test/venues/hyperliquid/candles.test.ts': 'the recorded answers',
  'test/venues/hyperliquid/fills.test.ts': 'the recorded answers',
  'test/venues/hyperliquid/funding.test.ts': 'the recorded answers',
  'test/venues/hyperliquid/recorded.test.ts': 'the recorded answers',
  'test/checks/hyperliquid/recorded.test.ts': 'the recorded answers',
  'test/math/recordedFunding.test.ts': 'the recorded answers',
  'test/math/marginToPrice.test.ts': 'the recorded answers',
  'test/laws/canaryFaults.long.test.ts': 'Linux',
  'test/laws/canarySearch.test.ts': 'Linux',
  // It makes up the lines that it must find.
  'test/laws/files.test.ts': 'nothing',
}

describe('every file', () => {
  it('is short', () => expect(tooLong(written, 250)).toEqual([]))

  it('the median of src is short', () => expect(median(src.map(([, text]) => lineCount(text)))).toBeLessThan(80))

  it('holds nothing that should not stay', () => expect(findLines(all, left)).toEqual([]))

  it('skips tests only where it is known for want of what', () => {
    const found = findLines(all, skipping).filter(
      line => !Object.keys(maySkip).some(path => line.startsWith(`${path}:`)),
    )
    expect(found, 'say in maySkip, in this file, for want of what').toEqual([])
  })
})

describe('the checkers themselves', () => {
  it('name the file that is too long', () => {
    expect(tooLong({ 'src/a.ts': 'x\n'.repeat(250), 'src/b.ts': 'x\n'.repeat(251) }, 250)).toEqual([
      'src/b.ts has 251 lines: split it (250 at most)',
    ])
    expect(median([1, 2, 300])).toBe(2)
  })

  it.each([
    ['a note to do later', `// ${'TO'}${'DO'}: later`],
    ['a test that silences the others', `describe.${'on'}ly('x', () => {})`],
    ['a test that silences the others', `it.concurrent.${'on'}ly('x', () => {})`],
    ['a path of one machine', `const data = '${'/ho'}me/somebody/data'`],
  ])('find %s', (what, line) =>
    expect(findLines({ 'test/a.ts': `x\n${line}\n` }, left)).toEqual([`test/a.ts:2: ${what}`]),
  )

  it.each([`it.${'sk'}ip('x')`, `describe.${'sk'}ipIf(true)('x')`, `test.${'to'}do('x')`])('find %s', line =>
    expect(findLines({ 'test/a.ts': line }, skipping)).toEqual(['test/a.ts:1: a skipped test']),
  )

  it('let a URL and a relative path be', () => {
    const text = `'../home/a.ts' 'https://example.com/home/a' \`\${dir}/work/a\` join(home, 'root/x')`
    expect(findLines({ 'src/a.ts': text }, left)).toEqual([])
  })
})
