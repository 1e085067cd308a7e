import { zeroAddress } from 'viem'
import type { Address } from '../../../domain/address.ts'
import type { Said } from '../../json-rpc/ethCall.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import { addressIn, onlyWord } from '../steps/words.ts'

/** The address that an answer is, null for none; throws where it is something else. */
export function addressSaid(said: Said): Address | null {
  const value = onlyWord(said)
  if (value === null || value >> 160n !== 0n) throw new RpcShapeError('answered something that is not an address')
  const address = addressIn(value)
  return address === zeroAddress ? null : address
}

export function yesOrNo(said: Said): boolean {
  const value = onlyWord(said)
  if (value !== 0n && value !== 1n) throw new RpcShapeError('answered something that is neither yes nor no')
  return value === 1n
}
