import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'
import { refuseSigning } from './refuse.ts'

/** An address from a flag; what could sign is refused, what is no address is described, never repeated. */
export async function addressFrom(context: ActionContext, text: string, what: string, network: Network = 'mainnet') {
  await refuseSigning(context, text, network)
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
  return address
}

/** Asks until there is an address; what could sign ends the command. */
export async function askAddress(context: ActionContext, message: string, network: Network, preset?: Address) {
  const check = async (answer: string): Promise<true | string> => {
    if (!['address', 'other', 'url'].includes(context.classify(answer))) return true
    const address = await context.parseAddress(answer.trim())
    if (address === null) return 'An address is 0x and 40 hexadecimal digits'
    return address === 'bad-checksum' ? 'Its checksum does not hold: one character is wrong' : true
  }
  const shown = preset === undefined ? {} : { default: await context.checksummed(preset) }
  const answer = await context.prompt.text({ message, check, ...shown })
  return addressFrom(context, answer, 'that', network)
}

const badChecksum = (text: string, what: string): Failure =>
  new Failure(
    'bad-checksum',
    `${what} ${text} has a checksum that does not hold: one of its characters is wrong`,
    'copy the address again, or type it all in lower case',
    exitCodes.usage,
  )
