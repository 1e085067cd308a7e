import { Failure, ReadFailure } from '../domain/failure.ts'
import type { Gap, Read } from '../domain/read.ts'
import { StoreFailure } from '../domain/secretStore.ts'
import { momentOf } from './readAt.ts'

/**
 * Turns a throw into a Gap: data, never an end. A mistake of the person (a Failure that is not the store's) is thrown
 * on, since no report could answer it.
 */
export async function attempt<T>(now: () => Date, source: string, ask: () => Promise<T>): Promise<Read<T>> {
  try {
    const asked = ask()
    const ok = await asked
    return { ok, at: momentOf(asked) ?? now().toISOString() }
  } catch (error) {
    return { gap: gapOf(error, source) }
  }
}

export function gapOf(error: unknown, source: string): Gap {
  if (error instanceof ReadFailure) return error.gap
  if (error instanceof StoreFailure) {
    return { code: error.code, source: 'secret store', message: error.message, hint: error.hint }
  }
  if (error instanceof Failure) throw error
  return {
    code: 'unexpected',
    source,
    message: 'reading it failed in a way this program does not know',
    hint: 'run it again with --debug, and report what it says',
  }
}
