import { homedir } from 'node:os'
import type { Hedge } from '../domain/hedge.ts'
import { accountKey } from '../domain/hedgeKeys.ts'
import { known, type Read } from '../domain/read.ts'
import { placedNotes } from '../domain/rpcKey.ts'
import type { SecretKey, SecretStore } from '../domain/secretStore.ts'
import type { StoreFacts } from '../domain/storeFacts.ts'
import { attempt } from '../gather/attempt.ts'
import { rivalsOf } from '../gather/isShared.ts'
import { keychainNames } from '../secrets/keychain/keychainNames.ts'
import { openStore } from '../secrets/openStore.ts'
import { storeTraits } from '../secrets/storeTraits.ts'
import type { SettingsDocument } from '../settings/document.ts'
import { secretKeys } from '../settings/secretKeys.ts'
import { openActivity } from '../state/activity.ts'
import type { AuditGround } from './auditSources.ts'
import { holdingsIn, type StoreContents } from './holdingsIn.ts'
import { straysOf } from './straysOf.ts'

/** The secret store in use and what lies in it, read once; nothing of what it holds gets out of here but its kind. */
export async function storeFacts({
  io,
  paths,
  settings,
  stores,
}: Omit<AuditGround, 'endpoints' | 'redactor'>): Promise<StoreFacts> {
  const document = settings.read()
  const { store: choice, installation, hedges, rpcs } = document
  const home = io.env.HOME || homedir()
  // Where nothing was ever stored nothing is opened either: opening makes the settings.
  const isUsed = secretKeys(document).length > 0 || choice.kind !== 'keychain'
  /** A keychain tells its names by a way of its own, which a move of secrets does not go. */
  const opened = async (): Promise<SecretStore> => {
    const store = await stores.open(choice)
    const names = choice.kind === 'keychain' ? await keychainNames({ installation, environment: io.env }) : null
    return names === null ? store : { ...store, list: async () => names }
  }
  const contents: Read<StoreContents> = isUsed
    ? await attempt(io.now, 'secret store', async () => holdingsIn(await opened(), document))
    : { ok: { holdings: [], unexpected: null, addresses: new Map() }, at: io.now().toISOString() }
  const found = known(contents)
  const present = found?.holdings.flatMap(({ key, holds }) => (holds === 'missing' ? [] : [key])) ?? []
  const around = { home: paths.settings, installation, askPassphrase: null, environment: io.env }
  const traits = storeTraits(choice, {
    home: paths.settings,
    installation,
    environment: io.env,
    expected: secretKeys(document).filter(key => present.includes(key)),
    now: io.now,
  })
  const strays = attempt(io.now, 'the files of this program', () =>
    straysOf({
      ...paths,
      program: choice.kind === 'exec' ? choice.command : null,
      home,
      privateAddresses: [...new Set(found?.addresses.values() ?? [])],
      urls: urlsOf(document),
    }),
  )
  const part = <T>(of: (read: StoreContents) => T): Read<T> =>
    'gap' in contents ? contents : { ok: of(contents.ok), at: contents.at }
  const activity = openActivity(paths.state)
  return {
    kind: choice.kind,
    where: (await (await openStore(choice, around)).describe()).where.replaceAll(home, '~'),
    ...(await traits),
    holdings: part(({ holdings }) => holdings),
    unexpected: part(({ unexpected }) => unexpected),
    strays: await strays,
    rpcs: Object.entries(rpcs).flatMap(([chain, notes]) =>
      placedNotes(notes).map(({ setAt }, index, { length }) => ({ chain, place: index + 1, of: length, setAt })),
    ),
    webhooks: Object.entries(document.notify ?? {}).flatMap(([name, { kind, setAt }]) =>
      kind === 'webhook' ? [{ name, setAt }] : [],
    ),
    vaultKeyAt: settings.vaultKeyAt(),
    unusedRpcs: Object.keys(rpcs).filter(chain => !hedges.some(hedge => hedge.chain === chain)),
    moving: document.moving !== undefined,
    hedges: hedges.map(hedge => ({
      id: hedge.id,
      name: hedge.name,
      createdAt: hedge.createdAt,
      activity: activity.of(hedge.id),
      sharedWith: sharersOf(hedge, hedges, found?.addresses ?? new Map()),
    })),
  }
}

/** Others that count the same perps: by the account that both read, or by what `add` was told. */
function sharersOf(hedge: Hedge, all: readonly Hedge[], addresses: ReadonlyMap<SecretKey, string>): string[] {
  const own = addresses.get(accountKey(hedge.id))
  return rivalsOf(hedge, all)
    .filter(other => {
      if (other.sharedWith?.includes(hedge.id) || hedge.sharedWith?.includes(other.id)) return true
      return own !== undefined && addresses.get(accountKey(other.id)) === own
    })
    .map(({ name }) => name)
}

/** What the settings say of chains that the person added; an RPC with a key in it is none of these. */
const urlsOf = ({ chains }: SettingsDocument): string[] =>
  chains.flatMap(({ explorer, source, publicRpcs }) => [
    ...[explorer, source].filter(text => text !== null),
    ...publicRpcs.filter(url => !/[?@]|[\w-]{20,}/.test(url)),
  ])
