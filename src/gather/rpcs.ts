import { ReadFailure } from '../domain/failure.ts'
import type { ChainRpcs } from '../domain/rpcReading.ts'
import { attempt } from './attempt.ts'
import type { Gatherer } from './gathering.ts'

/** Where each chain of the subjects is asked, and what those endpoints are. */
export const rpcs: Gatherer<'rpcs'> = async ({ artifact, readRpcs, now, signal }) => {
  const chains = await artifact('chains')
  if ('gap' in chains) throw new ReadFailure(chains.gap)
  if (readRpcs === undefined) throw new ReadFailure(notHere)
  return Promise.all(
    chains.ok.map(
      async (chain): Promise<ChainRpcs> => ({
        chain: chain.name,
        chainId: chain.chainId,
        read: await attempt(now, `${chain.name} RPC`, () => readRpcs(chain, signal)),
      }),
    ),
  )
}

const notHere = {
  code: 'not-here',
  source: 'RPC',
  message: 'endpoints are not looked at in this run',
  hint: 'hedge audit',
}
