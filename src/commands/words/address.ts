import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'
import type { ChecksumState } from './proveAccount.ts'
import { signingRefusal } from './refuse.ts'

/** An address, and what its spelling said. */
export type Spelled = { address: Address; checksum: ChecksumState }

/**
 * An address from a flag or an answer. What could sign is refused, with the address offered in its place where a person
 * can answer; what is no address is described, never repeated.
 */
export async function spelledFrom(
  context: ActionContext,
  text: string,
  what: string,
  network: Network,
): Promise<Spelled> {
  const flag = what.startsWith('--') ? what : '--account'
  const refusal = await signingRefusal(context, text, network, address => `hedge add ${flag} ${address}`)
  if (refusal !== null) {
    const { failure, instead } = refusal
    if (instead === null || !context.interactive) throw failure
    context.say(`${failure.message}.\nNow: ${failure.hint}`)
    const question = { message: `Use ${await context.checksummed(instead)} instead?`, default: false }
    if (await context.prompt.confirm(question)) return { address: instead, checksum: 'derived' }
    throw failure
  }
  const address = await context.parseAddress(text.trim())
  if (address === null) {
    throw new Failure(
      'bad-address',
      `${what} is not an address: it is ${describeInput(text)}, not 0x and 40 hexadecimal digits`,
      'copy the address again',
      exitCodes.usage,
    )
  }
  if (address === 'bad-checksum') throw badChecksum(text.trim(), what)
  const digits = text.trim().slice(2)
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase()
  return { address, checksum: oneCase ? 'none' : 'holds' }
}

/** The same where its spelling does not matter any more. */
export const addressFrom = async (
  context: ActionContext,
  text: string,
  what: string,
  network: Network = 'mainnet',
): Promise<Address> => (await spelledFrom(context, text, what, network)).address

/** Asks until there is an address; what could sign ends the asking. `flag` is what would have said it. */
export async function askSpelled(
  context: ActionContext,
  message: string,
  network: Network,
  { preset, flag }: { preset?: Address; flag: '--account' | '--wallet' },
): Promise<Spelled> {
  const check = async (answer: string): Promise<true | string> => {
    if (!['address', 'other', 'url', 'header'].includes(context.classify(answer))) return true
    const address = await context.parseAddress(answer.trim())
    if (address === null) return 'An address is 0x and 40 hexadecimal digits'
    return address === 'bad-checksum' ? 'Its checksum does not hold: one character is wrong' : true
  }
  const shown = preset === undefined ? {} : { default: await context.checksummed(preset) }
  const answer = await context.prompt.text({ message, check, ...shown })
  return spelledFrom(context, answer, flag, network)
}

const badChecksum = (text: string, what: string): Failure =>
  new Failure(
    'bad-checksum',
    `${what} ${text} has a checksum that does not hold: one of its characters is wrong`,
    'copy the address again, or type it all in lower case',
    exitCodes.usage,
  )
