import { median } from './median.ts'

/**
 * Runs each contender once a round, by turns, so that whatever else the machine does falls on all of them alike; in each
 * round another one begins. What comes first, unmeasured, warms the caches of the machine.
 */
export async function interleave<Name extends string, T>(
  contenders: Readonly<Record<Name, () => T | Promise<T>>>,
  { rounds, warmUp = 1 }: { rounds: number; warmUp?: number },
): Promise<Record<Name, T[]>> {
  const names = Object.keys(contenders) as Name[]
  const samples = Object.fromEntries(names.map(name => [name, [] as T[]])) as Record<Name, T[]>
  for (let round = -warmUp; round < rounds; round++) {
    const first = (round + warmUp) % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const sample = await contenders[name]()
      if (round >= 0) samples[name].push(sample)
    }
  }
  return samples
}

/** How many times the base one costs, each round against the same round's base; the median of that. */
export const ratioTo = (base: readonly number[], samples: readonly number[]): number =>
  median(samples.map((sample, round) => sample / base[round]!))
