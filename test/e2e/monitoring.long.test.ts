import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { artifactsOf, ethUsdc, gap, lpsOf, ok, subjectOf } from '../support/artifacts.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { newHome } from '../support/madeHome.ts'
import { type PerfDatum, pluginOutput, stateOf } from '../support/pluginOutput.ts'
import { environmentOf, launcher } from '../support/runHedge.ts'
import { snapshotOf } from '../support/snapshotOf.ts'
import { hedgedBy } from '../support/watchedOf.ts'

/** Of the Monitoring Plugins themselves: it runs a plugin, keeps its deadline and turns its states around. */
const negate = '/usr/lib/nagios/plugins/negate'
/** How plugins in Perl, and what stores their numbers, read perfdata: label, value, unit, and whether each limit alerts. */
const reader = `
use Monitoring::Plugin::Performance use_die => 1;
local $/; my $line = <STDIN>;
for my $p (Monitoring::Plugin::Performance->parse_perfstring($line)) {
  my $t = $p->threshold;
  my @alerts = map { $_->is_set ? $_->check_range($p->value) : 0 } ($t->warning, $t->critical);
  print join("\\t", $p->label, $p->value, $p->uom // '', @alerts), "\\n";
}`

const canRead = spawnSync('perl', ['-MMonitoring::Plugin::Performance', '-e', '1']).status === 0
const isHere = existsSync(negate) && canRead
const clients = 'monitoring-plugins-basic and libmonitoring-plugin-perl'

const home = newHome('http://127.0.0.1:1')
afterAll(() => home.remove())
beforeAll(ensureBuilt)

const saved = (name: string, parts: Parameters<typeof artifactsOf>[0]): string => {
  const path = join(home.path, `${name}.json`)
  const named = { subjects: ok([subjectOf({ name: 'eth-usdc', tokenIds: ['1'], expectedAssets: ['ETH'] })]) }
  const artifacts = artifactsOf({ ...named, lps: ok([lpsOf(ok(ethUsdc()))]), accounts: hedgedBy(1), ...parts })
  writeFileSync(path, JSON.stringify(snapshotOf(artifacts)))
  return path
}

function manyPositions(): Parameters<typeof artifactsOf>[0] {
  const [ids, { positions, ...snapshot }] = [Array.from({ length: 60 }, (_, at) => String(at + 1)), ethUsdc()]
  const all = ids.map(tokenId => ({ ...positions[0]!, tokenId }))
  return {
    subjects: ok([subjectOf({ name: 'eth-usdc', tokenIds: ids, expectedAssets: ['ETH'] })]),
    lps: ok([lpsOf(ok({ ...snapshot, positions: all }))]),
    accounts: hedgedBy(60),
  }
}

const run = (program: string, args: readonly string[], input = '') => {
  const { status, stdout } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    env: environmentOf(home),
    timeout: 60_000,
  })
  return { status, stdout }
}

describe(`hedge check, read by real monitoring clients${isHere ? '' : ` (skipped: ${clients} are not here)`}`, () => {
  const situations: [string, Parameters<typeof artifactsOf>[0], number][] = [
    ['fine', {}, 0],
    ['off', { accounts: hedgedBy(0.8) }, 1],
    ['near', { accounts: hedgedBy(0.8, { liquidationPx: '3200' }) }, 2],
    ['blind', { lps: gap('rpc-down') }, 3],
    ['many', manyPositions(), 2],
  ]

  it.skipIf(!isHere).each(situations)(
    '%s: its state is turned around by the tool that knows them',
    (name, parts, code) => {
      const turned = { 0: ['CRITICAL', 2], 1: ['UNKNOWN', 3], 2: ['OK', 0], 3: ['WARNING', 1] }[code] as [
        string,
        number,
      ]
      const flags = ['-t', '30', '-s', '-o', 'CRITICAL', '-w', 'UNKNOWN', '-c', 'OK', '-u', 'WARNING']
      const { status, stdout } = run(negate, [
        ...flags,
        process.execPath,
        launcher,
        'check',
        '--from',
        saved(name, parts),
      ])
      expect(status).toBe(turned[1])
      expect(stdout).toMatch(new RegExp(`^HEDGE ${turned[0]} - .+ \\| 'eth-usdc out-of-range #1'=`))
    },
  )

  it.skipIf(!isHere).each(situations)('%s: its numbers are read as they were meant', (name, parts) => {
    const { stdout } = run(process.execPath, [launcher, 'check', '--from', saved(name, parts)])
    const { data } = pluginOutput(stdout)
    // After the bar of the first line, and where there is much of it after another that ends the text.
    const [, first = '', more = ''] = stdout.split(' | ')
    const told = run('perl', ['-e', reader], [first.split('\n')[0], ...more.trim().split('\n')].join(' '))
    expect(told.status).toBe(0)
    // This reader leaves out what is not known.
    const known = data.filter(({ value }) => value !== null)
    const rows = told.stdout
      .trimEnd()
      .split('\n')
      .map(line => line.split('\t'))
    expect(rows.map(([label, value, uom]) => [label, Number(value), uom])).toEqual(
      known.map(({ label, value, uom }) => [label, value, uom]),
    )
    const levelOf = ([, , , warn, crit]: string[]) => (crit === '1' ? 'critical' : warn === '1' ? 'warning' : 'ok')
    expect(rows.map(levelOf)).toEqual(known.map((datum: PerfDatum) => stateOf(datum)))
  })

  it.skipIf(!isHere)('what goes wrong with a run is UNKNOWN to it', () => {
    const { status, stdout } = run(negate, ['-t', '30', '-u', 'OK', process.execPath, launcher, 'check'])
    expect([status, stdout]).toEqual([0, 'HEDGE UNKNOWN - no hedge is stored, and nothing is watched (hedge add)\n'])
  })
})
