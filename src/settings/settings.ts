import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingsPort } from '../domain/actionContext.ts'
import { Failure } from '../domain/failure.ts'
import { withOwn } from '../domain/ownThresholds.ts'
import { rpcJournal } from '../domain/pendingKeys.ts'
import { type Preferences, preferenceNames, preferences } from '../domain/preferences.ts'
import { defaultThresholds } from '../domain/thresholds.ts'
import { cannotWrite, makePrivateDirectory } from '../state/files.ts'
import { sweepLeftovers } from '../state/leftovers.ts'
import { withLock } from '../state/lock.ts'
import { checkOwnFolder } from '../state/ownFolder.ts'
import { auditSettings, withoutAuditOf, withRenamedAudit } from './auditSettings.ts'
import { emptyDocument, type SettingsDocument } from './document.ts'
import { load } from './load.ts'
import { notifySettings } from './notifySettings.ts'
import { withThreshold } from './thresholdSettings.ts'

export type Settings = SettingsPort & {
  read(): SettingsDocument
  /**
   * The document as it stands on disk, written first where there is none: secrets lie under its `installation`, which two
   * first runs at once must not each draw for themselves.
   */
  settled(): Promise<SettingsDocument>
  /** Forgets what was read: another process may have written since. */
  reread(): void
  update(change: (document: SettingsDocument) => SettingsDocument): Promise<SettingsDocument>
}

/**
 * The settings file of one folder. Reading costs one file; writing goes through `conf` under a lock, so that two
 * processes cannot lose each other's change. The folder is made 0700 before `conf`, which makes 0755, gets there.
 */
export function openSettings(folder: string, newId: () => string): Settings {
  const path = join(folder, 'settings.json')
  let cached: SettingsDocument | null = null

  const read = (): SettingsDocument => {
    if (cached === null) checkOwnFolder(folder)
    cached ??= load(path) ?? emptyDocument(newId())
    return cached
  }

  const update = async (change: (document: SettingsDocument) => SettingsDocument) => {
    await makePrivate(folder)
    return withLock(join(folder, 'settings.lock'), async () => {
      sweepLeftovers(folder)
      const before = load(path) ?? read()
      const after = change(structuredClone(before))
      const { default: Conf } = await import('conf')
      const conf = new Conf<SettingsDocument>({
        cwd: folder,
        configName: 'settings',
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
        projectName: 'hedge',
      })
      conf.store = after
      cached = after
      return after
    })
  }

  const begin = async (entry: string) => {
    await update(document => ({ ...document, pending: { ...document.pending, [entry]: new Date().toISOString() } }))
  }

  return {
    ...auditSettings(read, update),
    ...notifySettings(read, update),
    path,
    read,
    settled: async () => load(path) ?? update(document => document),
    reread: () => {
      cached = load(path) ?? cached
    },
    update,
    hedges: () => read().hedges,
    pending: () => read().pending,
    beginHedge: begin,
    saveHedge: async hedge => {
      await update(document => {
        const others = document.hedges.filter(known => known.id !== hedge.id)
        if (others.some(known => known.name === hedge.name)) {
          throw new Failure('name-taken', `a hedge named ${hedge.name} exists already`, 'hedge list')
        }
        return {
          ...withRenamedAudit(document, hedge),
          pending: without(document.pending, hedge.id),
          // In its place: what lists hedges says the same in the same order after one was changed.
          hedges:
            others.length < document.hedges.length
              ? document.hedges.map(known => (known.id === hedge.id ? hedge : known))
              : [...others, hedge],
        }
      })
    },
    removeHedge: async id => {
      await update(document => ({
        ...withoutAuditOf(document, id),
        pending: without(document.pending, id),
        hedges: document.hedges.filter(hedge => hedge.id !== id),
      }))
    },
    addChain: async chain => {
      await update(document => ({
        ...document,
        chains: [...document.chains.filter(known => known.name !== chain.name), chain],
      }))
    },
    removeChain: async name => {
      await update(document => ({ ...document, chains: document.chains.filter(chain => chain.name !== name) }))
    },
    rpcs: () => read().rpcs,
    noteRpc: async (chain, note) => {
      await update(document => ({
        ...document,
        rpcs: note === null ? without(document.rpcs, chain) : { ...document.rpcs, [chain]: note },
      }))
    },
    thresholds: () => withOwn(defaultThresholds, read().thresholds),
    ownThresholds: () => read().thresholds,
    beginRpc: chain => begin(rpcJournal(chain)),
    endRpc: async chain => {
      await update(document => ({ ...document, pending: without(document.pending, rpcJournal(chain)) }))
    },
    preferences: () => ({ ...defaultPreferences(), ...read().preferences }),
    setPreference: async (name, value) => {
      await update(document => {
        const others = without(document.preferences ?? {}, name)
        return {
          ...document,
          preferences: (value === null ? others : { ...others, [name]: value }) as Partial<Preferences>,
        }
      })
    },
    vaultKeyAt: () => read().vaultKeyAt ?? null,
    noteVaultKey: async vaultKeyAt => {
      await update(document => ({ ...document, vaultKeyAt }))
    },
    setThreshold: async (name, value, hedge) => {
      await update(document => withThreshold(document, name, value, hedge ?? null))
    },
    unsetThreshold: async (name, hedge) => {
      await update(document => withThreshold(document, name, undefined, hedge ?? null))
    },
  }
}

const defaultPreferences = (): Preferences =>
  Object.fromEntries(preferenceNames.map(name => [name, preferences[name].default])) as Preferences

const without = <T extends object>(record: T, key: string): T =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T

async function makePrivate(folder: string): Promise<void> {
  await makePrivateDirectory(folder)
  if (process.platform === 'win32' || (statSync(folder).mode & 0o077) === 0) return
  try {
    chmodSync(folder, 0o700)
  } catch (error) {
    throw cannotWrite(error, folder)
  }
}
