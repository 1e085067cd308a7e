import { type MoveOptions, moveSecrets, settleMove } from '../../../src/cli/moveSecrets.ts'
import { Secret } from '../../../src/domain/secret.ts'
import type { SecretStore, StoreChoice, StoreKind } from '../../../src/domain/secretStore.ts'
import { emptyDocument, faultOf, type SettingsDocument } from '../../../src/settings/document.ts'

/** What a kill looks like from inside: from some step on, nothing is done any more. */
export class Killed extends Error {}

export type Managers = Record<string, Map<string, string>>

/** The whole of a store in a map; `step` is called before whatever it is asked for. */
const storeOver = (kind: StoreKind, kept: Map<string, string>, step: () => void): SecretStore => {
  const get = async (key: string) => {
    step()
    const text = kept.get(key)
    return text === undefined ? null : new Secret(text)
  }
  return {
    kind,
    get,
    getMany: async keys => new Map(await Promise.all(keys.map(async key => [key, await get(key)] as const))),
    set: async (key, value) => {
      step()
      kept.set(key, value.reveal())
    },
    delete: async key => {
      step()
      return kept.delete(key)
    },
    ...(kind === 'keychain' ? {} : { list: async () => [...kept.keys()] }),
    describe: async () => ({ kind, where: 'memory', why: 'a test' }),
  }
}

/**
 * Settings and secret managers that outlive a run. `run` is one process: it moves to a store (or ends
 * what was interrupted), and dies before its n-th step where that is given.
 */
export function killableGround(
  from: StoreChoice,
  managerOf: (choice: StoreChoice) => string,
  seenBy: (choice: StoreChoice, store: SecretStore) => SecretStore = (_choice, store) => store,
) {
  let kept: SettingsDocument = emptyDocument('0123456789abcdef')
  const managers: Managers = {}
  const keptBy = (choice: StoreChoice) => (managers[managerOf(choice)] ??= new Map<string, string>())
  const update = async (change: (document: SettingsDocument) => SettingsDocument) => {
    const after = JSON.parse(JSON.stringify(change(structuredClone(kept))))
    if (faultOf(after) !== null) throw new Error(`${faultOf(after)}`)
    kept = after
    return after
  }

  const run = async (to: StoreChoice | 'settle', dieAt = Number.POSITIVE_INFINITY) => {
    let steps = 0
    const step = () => {
      if (steps++ >= dieAt) throw new Killed()
    }
    let marks = 0
    const options: MoveOptions = {
      settings: {
        read: () => kept,
        update: async change => {
          step()
          return update(change)
        },
      },
      open: async choice => seenBy(choice, storeOver(choice.kind, keptBy(choice), step)),
      randomId: () => `mark ${marks++} ${Math.random()}`,
      now: () => new Date('2026-01-01T00:00:00.000Z'),
      signal: new AbortController().signal,
    }
    await (to === 'settle' ? settleMove(options) : moveSecrets(options, to))
    return steps
  }
  return {
    run,
    managers,
    keptBy,
    document: () => kept,
    prepare: async (secrets: Readonly<Record<string, string>>) => {
      await update(document => ({
        ...document,
        store: from,
        pending: { abcdef0123456789: '2026-01-01T00:00:00.000Z' },
        rpcs: { base: { setAt: '2026-01-01T00:00:00.000Z', also: [{ setAt: '2026-01-02T00:00:00.000Z' }] } },
      }))
      for (const [key, text] of Object.entries(secrets)) keptBy(from).set(key, text)
    },
    forget: () => update(document => ({ ...document, rpcs: {} })),
  }
}
