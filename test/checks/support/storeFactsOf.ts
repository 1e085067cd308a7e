import { checks } from '../../../src/checks/index.ts'
import type { GroundName, GroundTypes, Verdict } from '../../../src/domain/check.ts'
import type { Holding, StoreFacts } from '../../../src/domain/storeFacts.ts'
import { gatheredAt, ok } from '../../support/artifacts.ts'

export const dayBefore = (days: number): string => new Date(Date.parse(gatheredAt) - days * 86_400_000).toISOString()

export const hedgeFacts = (name: string, rest: Partial<StoreFacts['hedges'][number]> = {}) => ({
  id: `id-${name}`,
  name,
  createdAt: dayBefore(10),
  activity: null,
  sharedWith: [],
  ...rest,
})

export const holdingsOf = (...more: Holding[]): Holding[] => [
  { key: 'hedge/id-one/wallet', holds: 'address' },
  { key: 'hedge/id-one/account', holds: 'address' },
  { key: 'rpc/base', holds: 'url' },
  { key: 'log/head', holds: 'other' },
  ...more,
]

/** A vault with one hedge and one URL in which nothing is wrong, unless told otherwise. */
export const storeFactsOf = (rest: Partial<StoreFacts> = {}): StoreFacts => ({
  kind: 'vault',
  where: '~/.config/hedge/vault.age',
  persistent: ok(true),
  encrypted: ok(true),
  unattended: ok({ how: 'by its identity file' }),
  holdings: ok(holdingsOf()),
  unexpected: ok([]),
  strays: ok([]),
  rpcs: [{ chain: 'base', place: 1, of: 1, setAt: dayBefore(10) }],
  webhooks: [],
  vaultKeyAt: dayBefore(10),
  unusedRpcs: [],
  moving: false,
  hedges: [hedgeFacts('one')],
  ...rest,
})

export const empty = storeFactsOf({ kind: 'keychain', holdings: ok([]), hedges: [], rpcs: [], unexpected: ok(null) })

/** What a check says of a ground, of which only the parts it needs are given. */
export function verdictsOf(id: string, ground: Partial<GroundTypes>): readonly Verdict[] {
  const check = checks.find(each => each.id === id)
  if (check === undefined) throw new Error(`there is no check ${id}`)
  const missing = check.needs.filter((name: GroundName) => ground[name] === undefined)
  if (missing.length > 0) throw new Error(`${id} needs ${missing.join(', ')}`)
  return check.run({ gatheredAt, ...ground })
}

/** `status subject: actual`, a line a verdict. */
export const told = (id: string, ground: Partial<GroundTypes>): string[] =>
  verdictsOf(id, ground).map(({ status, subject, actual }) => `${status} ${subject}: ${actual}`)
