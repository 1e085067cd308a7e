import { machine } from '../../../src/checks/machine/index.ts'
import type { Verdict } from '../../../src/domain/check.ts'
import type { FileFact, MachineFacts } from '../../../src/domain/machine.ts'
import { gatheredAt, ok } from '../../support/artifacts.ts'

export const fileOf = (path: string, rest: Partial<FileFact> = {}): FileFact => {
  const isFolder = !/\.\w+$/.test(path)
  return {
    path,
    role: 'settings',
    kind: isFolder ? 'folder' : 'file',
    mode: isFolder ? 0o700 : 0o600,
    owner: 'us',
    group: 'others',
    ...rest,
  }
}

/** A machine on which all is as it should be. */
export const machineOf = (rest: Partial<MachineFacts> = {}): MachineFacts => ({
  platform: 'linux',
  files: ok([fileOf('~/hedge', { role: 'home' }), fileOf('~/hedge/settings.json')]),
  above: ok([fileOf('~', { role: 'other', mode: 0o755 }), fileOf('/', { role: 'other', mode: 0o755, owner: 'root' })]),
  unread: [],
  folders: ok([{ path: '~/hedge', role: 'home', synced: null, git: null }]),
  dumps: ok({ soft: 0, hard: null, pattern: 'core', handler: null }),
  install: ok([fileOf('/usr/lib/hedge', { role: 'install', mode: 0o755, owner: 'root' })]),
  deep: null,
  ...rest,
})

/** What one check says of facts made by hand. */
export function verdictsOf(id: string, facts: Partial<MachineFacts>): readonly Verdict[] {
  const check = machine.find(each => each.id === id)
  if (check === undefined) throw new Error(`there is no check ${id}`)
  return check.run({ gatheredAt, machine: machineOf(facts) })
}

/** `fail high ~/x: what`, the worst of what a person reads. */
export const said = (id: string, facts: Partial<MachineFacts> = {}): string[] =>
  verdictsOf(id, facts).map(
    verdict =>
      `${verdict.status}${verdict.severity ? ` ${verdict.severity}` : ''} ${verdict.subject}: ${verdict.status === 'unknown' ? verdict.gap.code : verdict.actual}`,
  )
