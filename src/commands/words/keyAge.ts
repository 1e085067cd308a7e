import type { ActionContext } from '../../domain/actionContext.ts'
import { targetTitle } from '../../domain/notifyTarget.ts'
import { placedNotes } from '../../domain/rpcKey.ts'

const day = 86_400_000

/** How old a key is (whole days), and from when on it is due to be rotated. */
export type KeyAge = { setAt: string; days: number; dueAt: string; due: boolean }

/** `limit` in days. A moment in the future is a clock that was wrong: its age is 0. */
export function keyAge(setAt: string, now: Date, limit: number): KeyAge {
  const began = Date.parse(setAt)
  return {
    setAt,
    days: Math.max(0, Math.floor((now.getTime() - began) / day)),
    dueAt: new Date(began + limit * day).toISOString(),
    due: now.getTime() >= began + limit * day,
  }
}

export const ageWords = ({ days, due }: KeyAge): string =>
  `set ${days === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ago`}${due ? ': due' : ''}`

/**
 * What can rotate: an RPC URL (`number` from 1 in the order of its chain, of so many), what opens and signs for a webhook, or the key
 * of the vault.
 */
export type RotatingKey =
  | { kind: 'rpc'; chain: string; number: number; of: number; age: KeyAge }
  | { kind: 'notify'; name: string; age: KeyAge }
  | { kind: 'vault'; age: KeyAge | null }

/** Every key there is that can rotate, without reading any. */
export function rotatingKeys(
  { settings, now }: Pick<ActionContext, 'settings' | 'now'>,
  vault: boolean,
): RotatingKey[] {
  const limit = settings.thresholds()['keys.rotate']
  const age = (setAt: string) => keyAge(setAt, now(), limit)
  const rpcs = Object.entries(settings.rpcs()).flatMap(([chain, notes]) =>
    placedNotes(notes).map(({ setAt }, index, { length }): RotatingKey => {
      return { kind: 'rpc', chain, number: index + 1, of: length, age: age(setAt) }
    }),
  )
  const webhooks = Object.entries(settings.notifyTargets()).flatMap(([name, { kind, setAt }]): RotatingKey[] =>
    kind === 'webhook' ? [{ kind: 'notify', name, age: age(setAt) }] : [],
  )
  const made = settings.vaultKeyAt()
  return [...rpcs, ...webhooks, ...(vault ? [{ kind: 'vault' as const, age: made === null ? null : age(made) }] : [])]
}

/** What to type to rotate one. */
export function rotateCommand(key: RotatingKey): string {
  if (key.kind === 'vault') return 'hedge rotate vault'
  return key.kind === 'notify'
    ? `hedge rotate notify ${key.name}`
    : `hedge rotate rpc ${key.chain}${key.of > 1 ? ` --place ${key.number}` : ''}`
}

export function keyName(key: RotatingKey): string {
  if (key.kind === 'vault') return 'key of the vault'
  return key.kind === 'notify'
    ? targetTitle('webhook', key.name)
    : `RPC URL of ${key.chain}${key.of > 1 ? `, ${key.number} of ${key.of}` : ''}`
}
