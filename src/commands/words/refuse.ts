import type { ActionContext, PastedKind } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'
import { Secret } from '../../domain/secret.ts'

const kinds: Partial<Record<PastedKind, string>> = {
  'private-key': 'a private key',
  'seed-phrase': 'a seed phrase: it is every key of a wallet',
  keystore: 'a keystore file: it holds a private key',
  wif: 'a private key (WIF)',
  'age-identity': 'the identity that opens a vault',
}

/**
 * Refuses anything that could sign, and says what it could have done. The address of a private key is derived here and
 * its role looked up, so that the person knows what is exposed; the key itself goes nowhere.
 */
export async function refuseSigning(context: ActionContext, text: string, network: Network): Promise<void> {
  const kind = context.classify(text)
  const what = kinds[kind]
  if (what === undefined) return
  const owner = kind === 'private-key' ? await ownerOf(context, text, network) : null
  throw new Failure(
    'trading-permission',
    `Trading permission detected: that is ${what}. ${owner?.what ?? 'It can sign.'} It was not stored; treat it as exposed`,
    owner?.hint ?? 'move the funds to a new wallet, and give the address here: 0x and 40 hexadecimal digits',
    exitCodes.refused,
  )
}

async function ownerOf(context: ActionContext, text: string, network: Network) {
  const address = await context.addressOfKey(new Secret(text))
  if (address === null) return null
  const shown = await context.checksummed(address)
  const move = `move everything from ${shown} to a new wallet, and give the address here`
  try {
    const venue = await context.perpVenue(network)
    const role = await venue.readRole(address, context.deadline())
    if (role.role === 'agent') {
      const master = await context.checksummed(role.master)
      return {
        what: `It is the key of an agent of ${master}: it can trade with everything in that account.`,
        hint: `revoke the agent at https://app.hyperliquid.xyz/API, and give the account's address here: ${master}`,
      }
    }
    if (role.role === 'missing')
      return { what: `It is the key of ${shown}, which the venue does not know.`, hint: move }
    return { what: `It is the main key of ${shown}: it can trade, and withdraw everything.`, hint: move }
  } catch {
    return { what: `It is the key of ${shown}: it can sign for that address.`, hint: move }
  }
}
