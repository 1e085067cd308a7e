import type { ArtifactName } from '../domain/artifacts.ts'
import type { Sources } from './gathering.ts'

/**
 * What will be needed of a live read, begun before anything asks for it: where each chain is asked is read from the secret store beside
 * the addresses and not after them, and while a store takes its time the venues are loaded. Whatever goes wrong here goes wrong
 * again where it is told.
 */
export function startEarly(needs: readonly ArtifactName[], sources: Sources): void {
  start(needs, sources).catch(() => {})
}

async function start(needs: readonly ArtifactName[], sources: Sources): Promise<void> {
  if (!needs.includes('lps')) return
  const { names, address } = sources.scope
  const all = sources.hedges()
  // Nothing is read for a run that ends at a wrong name.
  if (names.some(name => !all.some(hedge => hedge.name === name))) return
  const hedges = address !== null ? [] : all.filter(({ name }) => names.length === 0 || names.includes(name))
  if (hedges.length === 0) return
  // The addresses are asked for first: they wait for the same store.
  await sources.secrets()
  for (const name of new Set(hedges.map(({ chain }) => chain))) {
    const chain = sources.chains().find(each => each.name === name)
    if (chain !== undefined) sources.endpoints(chain).catch(() => {})
  }
  // What the store starts must not wait for modules.
  for (let turn = 0; turn < 2; turn += 1) await new Promise(resolve => setImmediate(resolve))
  await sources.perpVenue(hedges[0]!.testnet ? 'testnet' : 'mainnet')
  await sources.lpVenue()
}
