import type { Read } from '../domain/read.ts'
import { type SecretKey, StoreFailure } from '../domain/secretStore.ts'

/** How a store keeps what it holds, as far as it can be seen from outside; nothing of what it holds. */
export type StoreTraits = {
  /** It is still there after a restart; null: nobody can say. */
  persistent: Read<boolean | null>
  /** It lies encrypted on the disk; null: nobody can say. */
  encrypted: Read<boolean | null>
  /** How a run with cron's environment and nobody in front of it opens it; the gap says why it does not. */
  unattended: Read<{ how: string }>
}

export type TraitsQuery = {
  /** The folder of the settings. */
  home: string
  installation: string
  environment: Readonly<Record<string, string | undefined>>
  /** Names that a run without a terminal must find as well. */
  expected: readonly SecretKey[]
  now(): Date
}

/** What came of looking; a store that does not answer is a gap. */
export async function traitOf<T>(now: () => Date, look: () => Promise<T>): Promise<Read<T>> {
  try {
    return { ok: await look(), at: now().toISOString() }
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return { gap: { code: error.code, source: 'secret store', message: error.message, hint: error.hint } }
  }
}
