import { describe, expect, it } from 'vitest'
import { clockSkew } from '../../../src/checks/machine/clock-skew.ts'
import type { FolderFact } from '../../../src/domain/machine.ts'
import type { ChainRpcs } from '../../../src/domain/rpcReading.ts'
import { accountOf, dexStateOf, gap, gatheredAt, ok } from '../../support/artifacts.ts'
import { said, verdictsOf } from './machineOf.ts'

type Case = [string, Parameters<typeof said>[1], string[]]

const folder = (rest: Partial<FolderFact>): FolderFact => ({
  path: '~/x',
  role: 'home',
  synced: null,
  git: null,
  ...rest,
})
const folders = (...facts: Partial<FolderFact>[]) => ({ folders: ok(facts.map(folder)) })

describe('folder-synced', () => {
  const cases: Case[] = [
    ['no service', {}, ['pass ~/hedge: none is seen in it or above it']],
    ['the settings', folders({ synced: 'Dropbox' }), ['fail medium ~/x: the settings: taken away by Dropbox']],
    [
      'all in one folder',
      folders(
        { synced: 'MEGA' },
        { role: 'vault', synced: 'MEGA' },
        { role: 'identity', synced: 'MEGA' },
        { path: '~/y' },
      ),
      [
        'fail high ~/x: the identity that opens the vault: taken away by MEGA; the settings and the vault: taken away by MEGA',
        'pass ~/y: none is seen in it or above it',
      ],
    ],
    ['not looked at', { folders: gap('machine-unread') }, ['unknown this machine: machine-unread']],
    ['nothing stored', { folders: ok([]) }, []],
  ]
  it.each(cases)('%s', (_what, facts, verdicts) => expect(said('folder-synced', facts)).toEqual(verdicts))
})

describe('folder-git', () => {
  const git = (ignored: boolean) => ({ top: '~', ignored })
  const cases: Case[] = [
    ['no repository', {}, ['pass ~/hedge: in none']],
    [
      'a repository',
      folders({ git: git(false) }),
      ['fail medium ~/x: the settings: in the repository ~, which is not seen to ignore it'],
    ],
    [
      'one that ignores it',
      folders({ git: git(true) }),
      ['warn low ~/x: the settings: in the repository ~, which ignores it'],
    ],
    [
      'the identity',
      folders({ role: 'identity', git: git(false) }),
      ['fail high ~/x: the identity that opens the vault: in the repository ~, which is not seen to ignore it'],
    ],
    ['not looked at', { folders: gap('machine-unread') }, ['unknown this machine: machine-unread']],
  ]
  it.each(cases)('%s', (_what, facts, verdicts) => expect(said('folder-git', facts)).toEqual(verdicts))

  it('tells nobody to move a folder for the sake of the identity in it', () => {
    const mend = (...facts: Partial<FolderFact>[]) =>
      verdictsOf('folder-git', folders(...facts.map(fact => ({ git: git(false), path: '~', ...fact }))))[0]!.remediation
    expect(mend({ role: 'identity' })).toMatch(/^move the identity alone .* HEDGE_VAULT_IDENTITY_FILE$/)
    expect(mend({ role: 'vault', path: '~/x' })).toMatch(/^mv ~\/x elsewhere, .* HEDGE_HOME$/)
    expect(mend({ role: 'vault', path: '~/x' }, { role: 'identity', path: '~/x' })).toMatch(/^mv .* HEDGE_HOME; move/)
  })
})

describe('core-dumps', () => {
  const dumps = (soft: number | null, pattern: string) => ({
    dumps: ok({ soft, hard: null, pattern, handler: pattern.startsWith('|') ? pattern.slice(1).split(' ')[0]! : null }),
  })
  const systemd = '|/usr/lib/systemd/systemd-coredump %P'
  const cases: Case[] = [
    ['no file', dumps(0, 'core'), ['pass this machine: a limit of 0: no file is written']],
    ['no place', dumps(null, '/dev/null'), ['pass this machine: dumps go to /dev/null']],
    ['a file', dumps(null, 'core.%p'), ['warn low this machine: no limit: a crash writes a file (core.%p)']],
    [
      'a file of some size',
      dumps(4096, 'core'),
      ['warn low this machine: a limit of 4096 bytes: a crash writes a file (core)'],
    ],
    [
      'a handler that obeys',
      dumps(0, systemd),
      ['pass this machine: a limit of 0, which /usr/lib/systemd/systemd-coredump obeys'],
    ],
    [
      'a handler',
      dumps(null, systemd),
      ['warn low this machine: the system hands dumps to /usr/lib/systemd/systemd-coredump, with no limit'],
    ],
    [
      'one that may not obey',
      dumps(0, '|/usr/share/apport %p'),
      [
        'warn info this machine: the system hands dumps to /usr/share/apport, which may keep them in spite of a limit of 0',
      ],
    ],
    ['another system', { dumps: gap('not-on-this-system') }, ['unknown this machine: not-on-this-system']],
  ]
  it.each(cases)('%s', (_what, facts, verdicts) => expect(said('core-dumps', facts)).toEqual(verdicts))
})

describe('clock-skew', () => {
  const now = Date.parse(gatheredAt)
  const ours = (offset: number) => new Date(now + offset * 1000).toISOString()
  /** By so many seconds this clock is ahead when it was read. */
  const venue = (...offsets: number[]) =>
    offsets.map(offset => accountOf([], { dexes: [{ ok: dexStateOf([], { time: now }), at: ours(offset) }, gap('x')] }))
  const rpcs = (offsets: Record<string, number[]>): ChainRpcs[] =>
    Object.entries(offsets).map(([chain, all]) => ({
      chain,
      chainId: 1,
      read: ok(
        all.map((offset, index) => ({
          place: index + 1,
          label: chain,
          own: true,
          url: { scheme: 'https' as const, loopback: false, userinfo: false, shared: false, keyed: false },
          setAt: null,
          insecureHttp: false,
          proof: null,
          head: ok({ chainId: 1, block: '1', timestamp: String(now / 1000), askedAt: ours(offset) }),
          signs: ok(false),
          namespaces: gap('x'),
        })),
      ),
    }))
  const judged = (accounts: ReturnType<typeof venue>, chains: ReturnType<typeof rpcs>) => {
    const [verdict] = clockSkew.run({ gatheredAt, accounts, rpcs: chains })
    const { status, severity = '', actual } = verdict!
    return status === 'unknown'
      ? `unknown ${verdict!.status === 'unknown' && verdict!.gap.code}`
      : `${status} ${severity}: ${actual}`
  }
  it.each([
    ['right', venue(1), rpcs({ base: [3] }), 'pass : 1 second ahead of Hyperliquid'],
    ['late answers', venue(9, 1), rpcs({ base: [2, 29] }), 'pass : 1 second ahead of Hyperliquid'],
    ['off by a little', venue(45), rpcs({ base: [47] }), 'warn low: 45 seconds ahead of Hyperliquid'],
    ['behind', venue(-300), rpcs({ base: [-298] }), 'fail medium: 298 seconds behind base'],
    ['far ahead', venue(300), [], 'fail medium: 300 seconds ahead of Hyperliquid'],
    [
      'a chain that lags',
      venue(0),
      rpcs({ base: [600] }),
      'pass : as Hyperliquid has it; but they do not agree: 600 seconds ahead of base',
    ],
    [
      'a chain of the future',
      venue(0),
      rpcs({ base: [-600] }),
      'warn low: as Hyperliquid has it; but they do not agree: 600 seconds behind base',
    ],
    [
      'a chain alone that may lag',
      [],
      rpcs({ base: [600] }),
      'warn low: 600 seconds ahead of base; or that endpoint lags',
    ],
    ['a chain alone ahead of us', [], rpcs({ base: [-600] }), 'fail medium: 600 seconds behind base'],
    ['nobody said the time', [], [], 'unknown no-time-read'],
    [
      'no read came back',
      [accountOf([], { dexes: [gap('x')] })],
      [{ chain: 'base', chainId: 1, read: gap('x') }],
      'unknown no-time-read',
    ],
  ])('%s', (_what, accounts, chains, verdict) => expect(judged(accounts, chains)).toBe(verdict))
})
