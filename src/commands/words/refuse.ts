import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Failure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'
import { Secret } from '../../domain/secret.ts'
import { type KeyDanger, keyDanger, keyLookupTime } from './keyDanger.ts'
import { signingFailure, signingKinds } from './signing.ts'

/** The refusal of what could sign; `instead` is the address that does what it was given for, where it is known. */
export type SigningRefusal = { failure: Failure; instead: Address | null }

/**
 * Refuses anything that could sign, and says what it could have done. The address of a private key is derived here and
 * its role looked up, so that the person knows what is exposed; the key itself goes nowhere. `command` is what takes an
 * address in its place. Null: it cannot sign.
 */
export async function signingRefusal(
  context: ActionContext,
  text: string,
  network: Network,
  command: (address: string) => string,
): Promise<SigningRefusal | null> {
  const kind = context.classify(text)
  if (signingKinds[kind] === undefined) return null
  const danger = kind === 'private-key' ? await dangerOf(context, text, network) : null
  const address = danger === null ? '0xADDRESS' : await context.checksummed(danger.instead)
  const next = kind === 'age-identity' ? [] : [`what is read is the address: ${command(address)}`]
  const place = { code: 'trading-permission', where: 'that is', seen: '', danger, next } as const
  const failure = signingFailure(kind, place)
  return failure && { failure, instead: danger?.instead ?? null }
}

/** The same where no address can stand in its place. */
export async function refuseSigning(context: ActionContext, text: string, network: Network): Promise<void> {
  const refusal = await signingRefusal(context, text, network, address => `hedge add --account ${address}`)
  if (refusal !== null) throw refusal.failure
}

async function dangerOf(context: ActionContext, text: string, network: Network): Promise<KeyDanger | null> {
  const owner = await context.addressOfKey(new Secret(text))
  if (owner === null) return null
  const asked = keyDanger({
    owner,
    network,
    now: context.now(),
    venue: () => context.perpVenue(network),
    checksummed: context.checksummed,
    signal: AbortSignal.any([context.deadline(), AbortSignal.timeout(keyLookupTime)]),
  })
  return context.progress('Asking Hyperliquid whose key that is', asked)
}
