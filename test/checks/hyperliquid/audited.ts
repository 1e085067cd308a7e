import { afterAll, beforeAll } from 'vitest'
import { hyperliquid } from '../../../src/checks/hyperliquid/index.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import type { AuthorityReading } from '../../../src/domain/authorityReading.ts'
import type { AnyCheck, Verdict, VerdictStatus } from '../../../src/domain/check.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import { known } from '../../../src/domain/read.ts'
import { gather } from '../../../src/gather/index.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { account, accountOf, gap, gatheredAt, ok, subjectOf } from '../../support/artifacts.ts'
import type { World } from '../../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { fakeSources, hedgeOf } from '../../support/fakeSources.ts'

export { account, gap, gatheredAt, ok, subjectOf }

export const now = Date.parse(gatheredAt)
export const day = 86_400_000
export const at = (byte: string): Address => `0x${byte.repeat(20)}`

const named = (id: string): AnyCheck => {
  const check = hyperliquid.find(each => each.id === id)
  if (check === undefined) throw new Error(`there is no check ${id}`)
  return check
}

/** An account that nobody but its own key touches, unless told otherwise. */
export const readingOf = ({
  authorities = {},
  ...rest
}: Partial<Omit<AuthorityReading, 'authorities'>> & {
  authorities?: Partial<AuthorityReading['authorities']>
} = {}): AuthorityReading => ({
  network: 'mainnet',
  address: account,
  role: ok({ role: 'user' }),
  controller: ok(null),
  authorities: {
    agents: ok([]),
    unnamedAgent: ok(null),
    multiSig: ok(null),
    stakingLink: ok(null),
    subAccounts: ok([]),
    builders: ok([]),
    referrer: ok(null),
    leadingVaults: ok([]),
    ...authorities,
  },
  ...rest,
})

export const subAccountReading = (
  control: Partial<AuthorityReading['authorities']>,
  rest: Parameters<typeof readingOf>[0] = {},
): AuthorityReading =>
  readingOf({
    role: ok({ role: 'subAccount', master: at('ab') }),
    controller: ok({ address: at('ab'), control: readingOf({ authorities: control }).authorities }),
    ...rest,
  })

/** What one check says of readings made by hand. */
export const judged = (
  id: string,
  readings: AuthorityReading | readonly AuthorityReading[],
  { subjects = [subjectOf()], accounts = [accountOf([])] }: { subjects?: Subject[]; accounts?: AccountReading[] } = {},
): readonly Verdict[] => named(id).run({ gatheredAt, subjects, accounts, authorities: [readings].flat() })

/** What every check says of an account as the venue, stood in for on loopback, answers about it: gathered for real. */
export function audits() {
  let fake: FakeHyperliquid
  beforeAll(async () => {
    fake = await startFakeHyperliquid({
      accounts: {},
      markets: { ETH: { oraclePx: '3000', szDecimals: 4, maxLeverage: 25 } },
    })
  })
  afterAll(() => fake.close())
  return async (accounts: World['accounts'], { down = [], role = 'user' as const }: Audit = {}) => {
    fake.set({ accounts, time: now })
    for (const type of down) fake.failWith(type, { status: 403 })
    const venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1, now: () => now })
    const sources = fakeSources([hedgeOf('one', { role })], { perpVenue: async () => venue })
    const gathered = await gather(['subjects', 'authorities', 'accounts'], sources)
    for (const type of down) fake.failWith(type, null)
    const ground = {
      gatheredAt,
      subjects: known(gathered.subjects)!,
      authorities: known(gathered.authorities)!,
      accounts: known(gathered.accounts)!,
    }
    const verdicts = hyperliquid
      .filter(({ needs }) => needs.every((need: string) => need in ground))
      .flatMap((check): Said[] => {
        const all = check.run(ground).map(verdict => ({ id: check.id, severity: check.severity, ...verdict }))
        return all.length > 0 ? all : [{ id: check.id, status: 'notApplicable' }]
      })
    return { verdicts, reading: ground.authorities[0]!, weight: venue.weight() }
  }
}

/** Nothing but its status where there is nothing of its kind. */
type Said = { id: string; status: VerdictStatus } & Partial<Verdict>

type Audit = { down?: readonly string[]; role?: 'user' | 'subAccount' | 'vault' }
