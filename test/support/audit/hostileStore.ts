import { randomBytes } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Secret } from '../../../src/domain/secret.ts'
import { vaultStore } from '../../../src/secrets/vault/vaultStore.ts'
import type { SettingsDocument } from '../../../src/settings/document.ts'
import type { Home } from '../runHedge.ts'
import type { Scene } from '../scene.ts'
import { knownIn } from './hostileWallet.ts'

/** What must turn up nowhere. Each is made anew, so that nothing but the files it was planted in holds it. */
export const planted = {
  storedKey: randomBytes(32).toString('hex'),
  freshKey: randomBytes(32).toString('hex'),
  rpcKey: `kN${randomBytes(14).toString('hex')}X`,
  urlKey: `kN${randomBytes(14).toString('hex')}Y`,
  password: `kN${randomBytes(6).toString('hex')}Z`,
}

export type Endpoints = { ofAnotherChain: string; lying: string }

const longAgo = new Date(Date.now() - 800 * 86_400_000).toISOString()

const settingsOf = ({ path }: Home): string => join(path, 'hedge', 'settings.json')
const readSettings = (home: Home): SettingsDocument => JSON.parse(readFileSync(settingsOf(home), 'utf8'))
const hedgeOf = ({ hedges }: SettingsDocument, name: string) => hedges.find(hedge => hedge.name === name)!

/**
 * Settings as nobody should find them: everything in them is two years old, a move of the store is halfway, an endpoint is public, a chain
 * names another factory, and a token of a hedge is not said to be anything.
 */
export function ruinSettings(home: Home, scene: Scene, { lying }: Pick<Endpoints, 'lying'>): void {
  const document = readSettings(home)
  const note = { setAt: longAgo, insecureHttp: true as const }
  const aged: SettingsDocument = {
    ...document,
    vaultKeyAt: longAgo,
    moving: { from: { kind: 'vault' }, to: { kind: 'keychain' }, since: longAgo, keys: [] },
    hedges: document.hedges.map(({ assets, proof = [], ...hedge }) => ({
      ...hedge,
      createdAt: longAgo,
      assets: hedge.name === 'twin' ? {} : assets,
      proof: proof.map(each => ({ ...each, at: longAgo })),
    })),
    chains: document.chains.map(chain => ({
      ...chain,
      ...(chain.name === 'odd' ? { factory: scene.deployment.weth.toLowerCase() as typeof chain.factory } : {}),
      ...(chain.name === 'local' ? { contracts: [knownIn(scene)], publicRpcs: [new URL('/', lying).href] } : {}),
    })),
    rpcs: { ...document.rpcs, local: { ...note, also: [note, note, note] }, idle: note },
  }
  writeFileSync(settingsOf(home), JSON.stringify(aged))
}

/** A key that signs where an address belongs, URLs as no one should set them, and a name that nobody speaks of. */
export async function ruinStore(home: Home, { ofAnotherChain, lying }: Endpoints): Promise<void> {
  const environment = { HEDGE_VAULT_IDENTITY_FILE: home.identity }
  const vault = vaultStore({ home: join(home.path, 'hedge'), askPassphrase: null, environment })
  const { id } = hedgeOf(readSettings(home), 'planted')
  const elsewhere = new URL(ofAnotherChain)
  const secrets = {
    [`hedge/${id}/account`]: `0x${planted.storedKey}`,
    'rpc/local/2': lying,
    'rpc/local/3': `http://someone:${planted.password}@127.0.0.1:1/`,
    // This machine, by an address that is none of those that stay on it.
    'rpc/local/4': `http://0.0.0.0:${elsewhere.port}/v2/${planted.urlKey}`,
    'rpc/idle': lying,
    'rpc/forgotten': lying,
  }
  for (const [key, value] of Object.entries(secrets)) await vault.set(key, new Secret(value))
}

/** A URL with a key in a file that anyone may copy. */
export const ruinState = ({ path }: Home): void =>
  appendFileSync(join(path, 'hedge', 'state', 'notes.txt'), `https://mainnet.example/v2/${planted.urlKey}\n`)
