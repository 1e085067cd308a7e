import type { ActionContext, Deployment } from '../../src/domain/actionContext.ts'
import type { Chain } from '../../src/domain/chain.ts'
import type { EndpointMeasure } from '../../src/domain/endpoint.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { SecretStore } from '../../src/domain/secretStore.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { openActivity } from '../../src/state/activity.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { chain, gatheredAt } from './artifacts.ts'

/** A store that keeps its secrets in this process. */
export function memoryStore(): SecretStore & { secrets: Map<string, Secret> } {
  const secrets = new Map<string, Secret>()
  return {
    kind: 'vault',
    secrets,
    get: async key => secrets.get(key) ?? null,
    getMany: async keys => new Map(keys.map(key => [key, secrets.get(key) ?? null])),
    set: async (key, value) => void secrets.set(key, value),
    delete: async key => secrets.delete(key),
    describe: async () => ({ kind: 'vault', where: 'memory', why: 'a test' }),
  }
}

const endpointOf = (url: Secret, name: string) => ({ id: `own/${name}`, url, label: `${name} RPC`, own: true })

export const deployment: Deployment = {
  mode: 'revert',
  chainId: chain.chainId,
  block: { number: '1000', timestamp: String(Date.parse(gatheredAt) / 1000 - 3) },
  factory: chain.factory,
  wrappedNative: chain.wrappedNative,
}

export const measured: EndpointMeasure = {
  gasCap: 50_000_000,
  logRange: 10_000,
  archiveDepth: null,
  batch: true,
  multicall3: false,
  signs: false,
}

/** An action's surroundings without a network: settings in `folder`, secrets in memory, a node that answers well. */
export function fakeContext(folder: string, { stdin = 'http://127.0.0.1:8545' } = {}): ActionContext {
  const settings = openSettings(folder, () => '0123456789abcdef')
  const store = memoryStore()
  const all = (): Chain[] => [chain, ...settings.read().chains]
  const never = (): never => {
    throw new Error('not expected here')
  }
  return {
    now: () => new Date(gatheredAt),
    newId: () => 'fedcba9876543210',
    signal: new AbortController().signal,
    deadline: () => new AbortController().signal,
    interactive: false,
    prompt: { text: never, secret: never, confirm: never, choose: never, chooseMany: never },
    say: () => {},
    progress: (_what, work) => work,
    readSecretFromStdin: async () => new Secret(stdin),
    stdinIsTerminal: false,
    settings,
    secrets: async () => store,
    alone: work => work(),
    storeAdmin: {
      initVault: never,
      rotateVault: async identityFile => ({ identity: identityFile ?? 'identity.age', recipient: 'age1x', old: null }),
      use: async () => ({ moved: 2 }),
      interrupted: async () => null,
      settle: never,
      abandon: never,
    },
    forgetHedge: async () => ({ deleted: 0, left: [] }),
    activity: async () => openActivity(folder),
    auditMemory: async () => openAuditMemory(folder, settings.baselines),
    chains: {
      all,
      builtIn: name => name === chain.name,
      find: name => all().find(each => each.name === name) ?? null,
      refusal: () => null,
      endpoints: async each => [endpointOf(new Secret(stdin), each.name)],
      candidate: endpointOf,
      measure: async () => measured,
      probe: async () => deployment,
      signs: async () => false,
      openNamespaces: async () => ({ signing: [], admin: [], development: [], unknown: 0 }),
      learned: () => {},
      forgetOthers: () => {},
    },
    lpVenue: never,
    perpVenue: never,
    classify: () => 'address',
    addressOfKey: never,
    parseAddress: async text => text.toLowerCase() as `0x${string}`,
    checksummed: async address => address,
    showStatus: never,
    standings: never,
    notifier: never,
  }
}
