import { type KeyDanger, keyDanger, keyLookupTime } from '../commands/words/keyDanger.ts'
import type { Io } from '../domain/io.ts'
import type { Network } from '../domain/perp.ts'
import type { Secret } from '../domain/secret.ts'

/**
 * What a private key on the command line opens; null where it is no key of the curve. Asked once and not for long, without
 * settings or stores: nothing of the command has run.
 */
export async function keyDangerOf(key: Secret, network: Network, io: Io): Promise<KeyDanger | null> {
  const [{ addressOfPrivateKey }, { checksummed }, { perpVenues }] = await Promise.all([
    import('../venues/keyOwner.ts'),
    import('../venues/address.ts'),
    import('../venues/index.ts'),
  ])
  const owner = addressOfPrivateKey(key)
  if (owner === null) return null
  const danger = await keyDanger({
    owner,
    network,
    now: io.now(),
    venue: async () => (await perpVenues.hyperliquid!(io.env.HEDGE_HYPERLIQUID_URL || undefined, 1))(network),
    checksummed: async address => checksummed(address),
    signal: AbortSignal.timeout(keyLookupTime),
  })
  return { ...danger, instead: checksummed(danger.instead) as KeyDanger['instead'] }
}
