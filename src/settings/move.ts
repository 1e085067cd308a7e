import type { SecretKey, StoreChoice } from '../domain/secretStore.ts'

/**
 * A move of every secret from one store to another, under way or interrupted. `keys` are the names of all that were to
 * move. The one of the two that is in use has everything that the settings speak of.
 */
export type Move = { from: StoreChoice; to: StoreChoice; since: string; keys: readonly SecretKey[] }

export const isSameStore = (one: StoreChoice, two: StoreChoice): boolean => nameOf(one) === nameOf(two)

/** The store of the move that is not in use, and may hold copies. */
export const otherStore = ({ from, to }: Move, inUse: StoreChoice): StoreChoice => (isSameStore(to, inUse) ? from : to)

const nameOf = (choice: StoreChoice): string =>
  JSON.stringify(choice.kind === 'exec' ? [choice.command, ...choice.arguments] : choice.kind)
