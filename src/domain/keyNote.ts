/**
 * A key that rotates, without the key. `name`: what it is, without an article; `chain`: of an RPC URL. `setAt` (ISO 8601) is null where
 * nobody noted it; `rotate` is what to type.
 */
export type KeyNote = { name: string; chain: string | null; setAt: string | null; rotate: string }
