import type { RpcNote, RpcNotes } from './actionContext.ts'

/** Names of the secrets that hold a chain's RPC URLs, by place: `rpc/<chain>`, then `/2` and on. The notes say the order. */
export const rpcKey = (chain: string, place = 1): string => (place === 1 ? `rpc/${chain}` : `rpc/${chain}/${place}`)

/** Endpoints a chain may have. Each gets a share of the time: with more of them, none has enough. */
export const mostRpcs = 5

/** One more than there are endpoints: a new URL is stored and read back beside the one it takes the place of. */
const places: readonly number[] = Array.from({ length: mostRpcs + 1 }, (_, index) => index + 1)

export const isRpcPlace = (value: unknown): boolean => places.includes(value as number)

/** Every name under which a URL of the chain may lie, whatever the notes say. */
export const everyRpcKey = (chain: string): string[] => places.map(place => rpcKey(chain, place))

/** A note with the place its URL lies at. */
export type PlacedNote = RpcNote & { place: number }

/** The endpoints of a chain in the order in which they are asked. */
export const placedNotes = (notes: RpcNotes | null | undefined): PlacedNote[] => {
  if (notes === null || notes === undefined) return []
  const { also = [], ...first } = notes
  return [first, ...also].map((note, index) => ({ ...note, place: note.place ?? index + 1 }))
}

/** The same as the settings keep it: a place that is told by the order is not written. */
export function notesOf(placed: readonly PlacedNote[]): RpcNotes | null {
  const [first, ...also] = placed.map(({ place, ...note }, index) => (place === index + 1 ? note : { ...note, place }))
  return first === undefined ? null : { ...first, ...(also.length > 0 ? { also } : {}) }
}

/** Where the URLs of a chain lie, in the order in which they are asked. */
export const rpcKeys = (chain: string, notes: RpcNotes | null | undefined): string[] =>
  placedNotes(notes).map(({ place }) => rpcKey(chain, place))

/** What state knows the endpoints of a chain by, in the order in which they are asked. */
export const rpcIds = (chain: string, placed: readonly PlacedNote[]): string[] =>
  placed.map(({ setAt }, index) => `own/${chain}/${index + 1}/${setAt}`)

export const freePlace = (placed: readonly PlacedNote[]): number =>
  places.find(place => placed.every(note => note.place !== place))!
