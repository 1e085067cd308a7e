import * as calamities from './calamities.ts'
import { type Chance, chanceOf } from './chance.ts'
import { aDay, anHour, type Episode, type Placed } from './episode.ts'
import { interrupted, receiverDown } from './listeners.ts'
import * as market from './market.ts'

export const days = 30
export const ticks = days * aDay

/** Ticks between two beginnings, and of them those that may be left out before one. */
const slot = aDay / 2
const play = 24

/** What is withdrawn counts against the worth of a day before: of these there is one in two days. */
const withdrawals = (chance: Chance): Episode[] => [
  ...[3, 7, 30].map(market.drained),
  ...[20, 40, 60].map(market.worthLess),
  ...[receiverDown(), receiverDown(), receiverDown()],
  ...[1, 2, 3, 4, 5].map(() => interrupted(chance)),
]

const others = (): Episode[] => [
  ...[14, 40, 90].map(market.leaves),
  ...[20, 80].map(market.fallsFar),
  ...[30, 60, 90].map(market.dancesOnBound),
  ...[31, 60, 90].map(market.dancesOnDrift),
  ...[market.driftsAway(), market.driftsAway()],
  ...[market.shortWarnings(), market.shortWarnings(), market.shortWarnings()],
  ...[2, 5].map(market.dearFunding),
  ...[1, 3, 8].map(calamities.nodeDown),
  calamities.nodeDeaf(3),
  ...[1, 3, 8].map(calamities.venueDown),
  ...[2, 3].map(calamities.storm),
  ...[calamities.hiccups(3), calamities.hiccups(6)],
  ...[8, 20].map(calamities.nodeStale),
  ...[8, 20].map(calamities.venueStale),
  ...[15, 30].map(calamities.fork),
  ...[30, 60].map(calamities.reorgs),
  ...[1, 4, 9].map(calamities.locked),
  ...[[20, 3] as const, [40, 2] as const].map(([long, old]) => calamities.keysDue(long, old)),
]

/** What happens in a month, one after the other, each over and told of before the next begins. The first two days nothing does. */
export function planOf(seed: number): Placed[] {
  const chance = chanceOf(seed)
  const decks = { withdrawals: chance.shuffled(withdrawals(chance)), others: chance.shuffled(others()) }
  return Array.from({ length: ticks / slot - 4 }, (_, index) => {
    const episode = (index % 4 === 0 ? decks.withdrawals : decks.others).shift()
    if (episode === undefined) return []
    const at = (index + 4) * slot + chance.below(play)
    return [{ ...episode, at: episode.onTheHour ? Math.ceil(at / anHour) * anHour : at }]
  }).flat()
}
