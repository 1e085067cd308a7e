import type { CronTrials, HeadReading, Step, StepState, Trials } from '../../src/domain/doctorFacts.ts'
import { gap, gatheredAt, ok } from './moments.ts'

const now = Date.parse(gatheredAt)

/** The newest block of an endpoint, so many seconds old. */
export const headOf = (age = 3, rest: Partial<HeadReading> = {}, chainId = 1): HeadReading => ({
  place: 1,
  label: 'ethereum RPC',
  own: true,
  head: ok({ chainId, block: '100', timestamp: String(Math.floor(now / 1000) - age), askedAt: gatheredAt }),
  ...rest,
})

/** A machine on which every step passes; each part as a test wants it. */
export const trialsOf = (rest: Partial<Trials> = {}): Trials => ({
  settings: ok({ path: '/srv/lp/hedge/settings.json', there: true, hedges: 2 }),
  state: ok({ path: '/srv/lp/hedge/state', there: true }),
  disk: ok({ free: 5 * 1024 ** 3 }),
  store: ok({ kind: 'vault', where: '/srv/lp/hedge/vault.age' }),
  keys: ok({ expected: 5, missing: [] }),
  venues: [{ network: 'mainnet', read: ok({ time: now, special: null }) }],
  chains: ok([{ chain: 'ethereum', chainId: 1, read: ok([headOf()]) }]),
  reading: ok({ hedges: 2, positions: 3, accounts: 1 }),
  ...rest,
})

/** The store does not open, and what rests on it was not tried. */
export const shutStore: Partial<Trials> = {
  store: gap('store-locked'),
  keys: gap('not-tried'),
  reading: gap('not-tried'),
}

export const stepOf = (id: string, status: StepState = 'pass'): Step => ({
  id,
  title: `Step ${id}`,
  status,
  detail: status === 'pass' ? 'as it should be' : 'not as it should be',
  mend: status === 'fail' ? 'mend it' : null,
})

export const cronTrialsOf = (rest: Partial<CronTrials> = {}): CronTrials => ({
  command: 'missing',
  store: 'vault',
  alone: ok({ steps: [stepOf('settings'), stepOf('store')] }),
  helped: null,
  ...rest,
})
