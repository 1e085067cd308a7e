/** Numbers that look like chance and are the same for a seed (mulberry32). */
export type Chance = { below(end: number): number; shuffled<T>(all: readonly T[]): T[] }

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    below,
    shuffled: all => {
      const rest = [...all]
      return all.map(() => rest.splice(below(rest.length), 1)[0]!)
    },
  }
}
