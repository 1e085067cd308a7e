import { isRead, type Read } from '../../domain/read.ts'

/** Of several reads of the same thing one that went well, else why the first did not. At least one there must be. */
export const firstKnown = <T>(reads: readonly Read<T>[]): Read<T> => reads.find(isRead) ?? reads[0]!
