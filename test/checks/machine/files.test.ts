import { describe, expect, it } from 'vitest'
import type { FileFact } from '../../../src/domain/machine.ts'
import { gap, ok } from '../../support/artifacts.ts'
import { fileOf, said, verdictsOf } from './machineOf.ts'

/** The folder of the settings as others see it, and what lies in it. */
const within = (mode: number, ...files: FileFact[]) => ({
  files: ok([fileOf('~/hedge', { role: 'home', mode }), ...files]),
})

describe('file-modes', () => {
  const settings = (mode: number, rest: Partial<FileFact> = {}) => fileOf('~/hedge/settings.json', { mode, ...rest })
  const cases: [string, Parameters<typeof said>[1], string[]][] = [
    ['all closed', {}, ['pass this machine: each is closed to others or in a folder that is (2 looked at)']],
    ['nothing stored', { files: ok([]) }, []],
    [
      'settings that all can read',
      within(0o711, settings(0o644)),
      ['fail medium ~/hedge: mode 711', 'fail high ~/hedge/settings.json: mode 644'],
    ],
    [
      'shielded by its folder',
      within(0o700, settings(0o644)),
      ['warn low ~/hedge/settings.json: mode 644, which others cannot make use of'],
    ],
    [
      'shielded by the home folder',
      { ...within(0o755), above: ok([fileOf('~', { mode: 0o700 })]) },
      ['warn low ~/hedge: mode 755, which others cannot make use of'],
    ],
    [
      'not shielded by a folder of another',
      { files: ok([fileOf('~/hedge', { role: 'home', owner: 'other' }), settings(0o604)]) },
      ['fail high ~/hedge/settings.json: mode 604'],
    ],
    [
      'open to a group of nobody',
      within(0o700, settings(0o660, { group: 'nobody' })),
      ['warn low ~/hedge/settings.json: mode 660, which others cannot make use of'],
    ],
    ['a folder that others can write to', within(0o777), ['fail high ~/hedge: mode 777']],
    ['a folder that others can list', within(0o755), ['fail medium ~/hedge: mode 755']],
    [
      'vault, identity and a program',
      {
        files: ok([
          fileOf('~/a/vault.age', { role: 'vault', mode: 0o604 }),
          fileOf('~/a/mine.age', { role: 'identity', mode: 0o640 }),
          fileOf('~/a/give.sh', { role: 'program', mode: 0o757 }),
          fileOf('~/a/fine.sh', { role: 'program', mode: 0o755 }),
        ]),
      },
      ['fail high ~/a/vault.age: mode 604', 'fail high ~/a/mine.age: mode 640', 'fail high ~/a/give.sh: mode 757'],
    ],
    [
      'an identity as systemd delivers it',
      { files: ok([fileOf('/run/x/hedge-vault.age', { role: 'identity', owner: 'root', mode: 0o440 })]) },
      ['pass this machine: each is closed to others or in a folder that is (1 looked at)'],
    ],
    [
      'many files of the state',
      {
        files: ok([
          fileOf('~/s', { role: 'state', mode: 0o711, group: 'nobody' }),
          ...['a', 'b'].map(name => fileOf(`~/s/${name}.json`, { role: 'state', mode: 0o644 })),
        ]),
      },
      ['fail medium ~/s: mode 711; a.json has mode 644; b.json has mode 644'],
    ],
    [
      'more of them than anybody reads',
      {
        files: ok([
          ...Array.from({ length: 40 }, (_, n) =>
            fileOf(`~/s/${n}.json`, { role: 'state', mode: 0o640, group: 'nobody' }),
          ),
          fileOf('~/s/x.json', { role: 'state', mode: 0o644 }),
        ]),
      },
      [expect.stringMatching(/^fail medium ~\/s: x\.json has mode 644; (\d\.json has mode 640[^;]*; ){4}and 36 more$/)],
    ],
    [
      'compiled code that others can change',
      { files: ok([fileOf('~/s/compile-cache', { role: 'other', mode: 0o777 })]) },
      ['fail high ~/s/compile-cache: mode 777'],
    ],
    [
      'compiled code in a closed folder',
      within(0o700, fileOf('~/hedge/compile-cache', { role: 'other', mode: 0o755 })),
      ['pass this machine: each is closed to others or in a folder that is (2 looked at)'],
    ],
    [
      'a link, whose own mode means nothing',
      within(0o700, settings(0o777, { kind: 'link' })),
      ['pass this machine: each is closed to others or in a folder that is (2 looked at)'],
    ],
    [
      'one that could not be looked at',
      { unread: [{ path: '~/s', why: 'unreadable' }] },
      ['unknown ~/s: path-unreadable'],
    ],
    [
      'many of them',
      { unread: Array.from({ length: 9 }, (_, n) => ({ path: `~/${n}`, why: 'unreadable' as const })) },
      ['unknown this machine: paths-unread'],
    ],
    ['nothing known', { files: gap('machine-unread') }, ['unknown this machine: machine-unread']],
    [
      'a system without modes',
      { files: ok([fileOf('C:\\x.json', { mode: null, owner: null, group: null })]) },
      ['unknown this machine: not-on-this-system'],
    ],
  ]
  it.each(cases)('%s', (_what, facts, verdicts) => expect(said('file-modes', facts)).toEqual(verdicts))

  it('says what to type, as a shell takes it', () => {
    const remediation = (path: string) =>
      verdictsOf('file-modes', { files: ok([fileOf(path, { mode: 0o644 })]) })[0]?.remediation
    expect(remediation('~/Library/Application Support/hedge/settings.json')).toBe(
      "chmod -R go-rwx ~/'Library/Application Support/hedge/settings.json'",
    )
    expect(remediation('/srv/x.json')).toBe('chmod -R go-rwx /srv/x.json')
  })
})

describe('file-owner', () => {
  const owned = (owner: FileFact['owner'], role: FileFact['role'] = 'settings') => ({
    files: ok([fileOf('~/hedge', { role: 'home' }), fileOf('~/hedge/a.json', { owner, role })]),
  })
  const cases: [string, Parameters<typeof said>[1], string[]][] = [
    ['ours', {}, ['pass this machine: all yours (2 looked at)']],
    ['another’s', owned('other'), ['fail high ~/hedge: a.json belongs to another user']],
    ['root’s', owned('root'), ['warn medium ~/hedge: a.json belongs to root, as after a run under sudo']],
    ['a program of root', owned('root', 'program'), ['pass this machine: all yours (2 looked at)']],
    ['a program of another', owned('other', 'program'), ['fail high ~/hedge: a.json belongs to another user']],
    ['nothing stored', { files: ok([]) }, []],
    ['not looked at', { unread: [{ path: '~/s', why: 'too-many' }] }, ['unknown ~/s: path-too-many']],
  ]
  it.each(cases)('%s', (_what, facts, verdicts) => expect(said('file-owner', facts)).toEqual(verdicts))
})

describe('parent-writable and install-writable', () => {
  const cases: [string, Partial<FileFact>, boolean][] = [
    ['of root', { owner: 'root', mode: 0o755 }, false],
    ['that all can write to', { mode: 0o777 }, true],
    ['that a group can write to', { mode: 0o775 }, true],
    ['that a group of nobody can write to', { mode: 0o775, group: 'nobody' }, false],
    ['with the sticky bit, as /tmp', { owner: 'root', mode: 0o1777 }, false],
    ['of another user', { owner: 'other', mode: 0o755 }, true],
    ['that is a link', { kind: 'link', mode: 0o777 }, false],
  ]
  it.each(cases)('a folder %s', (_what, rest, isBad) => {
    const folder = ok([fileOf('/srv/x', { role: 'other', ...rest })])
    const verdict = isBad ? /^fail high \/srv\/x: / : /^pass this machine: /
    expect(said('parent-writable', { above: folder })).toEqual([expect.stringMatching(verdict)])
    expect(said('install-writable', { install: folder })).toEqual([expect.stringMatching(verdict)])
  })

  it('what nobody can come to is nobody else’s', () => {
    const facts = ok([fileOf('~', { mode: 0o700 }), fileOf('~/.nvm', { mode: 0o777 })])
    expect(said('install-writable', { install: facts })).toEqual([expect.stringMatching(/^pass/)])
  })

  it('are not known where it was not looked at, and ask nothing where nothing is stored', () => {
    expect(said('install-writable', { install: gap('machine-unread') })).toEqual([
      'unknown this machine: machine-unread',
    ])
    expect(said('parent-writable', { above: gap('machine-unread') })).toEqual(['unknown this machine: machine-unread'])
    expect(said('parent-writable', { files: ok([]) })).toEqual([])
  })
})
