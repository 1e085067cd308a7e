import type { FakeAccount, World } from './world.ts'

const day = 86_400_000
const at = (byte: string) => `0x${byte.repeat(20)}`

/** Who has a hand in it; each address is of one byte. */
export const intruders = {
  bot: at('a1'),
  endless: at('a2'),
  distant: at('a3'),
  ending: at('a4'),
  expired: at('a5'),
  unnamed: at('a6'),
  signer: at('b1'),
  stakingUser: at('b2'),
  greedy: at('c1'),
  modest: at('c2'),
  referrer: at('d1'),
  subAccount: at('e1'),
  ledVault: at('e2'),
}

/** Of every kind of API wallet one, as seen at `now` (milliseconds). */
export const hostileAgents = (now: number): NonNullable<FakeAccount['agents']> => [
  { address: intruders.bot, name: 'bot', validUntil: now + 60 * day },
  { address: intruders.endless, name: 'endless', validUntil: null },
  { address: intruders.distant, name: 'distant', validUntil: now + 400 * day },
  { address: intruders.ending, name: 'ending', validUntil: now + 3 * day },
  { address: intruders.expired, name: 'expired', validUntil: now - 2 * day },
  { address: intruders.unnamed, validUntil: now + 90 * day },
]

/**
 * A main account on which everybody can act: API wallets of every kind, one signer who decides for two, a staking link, a
 * builder without shame, a referrer, a sub-account, a vault that it leads, and a mode that nobody knows. What it holds is
 * `rest`'s, and what of it is set there is as `rest` has it.
 */
export const hostileAccount = (address: string, now: number, rest: FakeAccount = {}): World['accounts'] => ({
  [address]: {
    role: 'user',
    mode: 'quantumMargin',
    agents: hostileAgents(now),
    multiSig: { authorizedUsers: [address.toLowerCase(), intruders.signer], threshold: 1 },
    stakingLink: { type: 'tradingUser', stakingUser: intruders.stakingUser },
    builders: { [intruders.greedy]: 1000, [intruders.modest]: 10 },
    referredBy: { referrer: intruders.referrer, code: 'FRIEND' },
    ...rest,
  },
  [intruders.subAccount]: { role: { subAccountOf: address }, name: 'aside' },
  [intruders.ledVault]: { vault: { name: 'Other People', leader: address } },
})
