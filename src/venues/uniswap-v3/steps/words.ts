import { type Hex, numberToHex, toFunctionSelector } from 'viem'
import type { Address } from '../../../domain/address.ts'
import type { Call, Said } from '../../json-rpc/ethCall.ts'

const selectors = {
  factory: toFunctionSelector('factory()'),
  balanceOf: toFunctionSelector('balanceOf(address)'),
  tokenByIndex: toFunctionSelector('tokenByIndex(uint256)'),
  tokenOfOwnerByIndex: toFunctionSelector('tokenOfOwnerByIndex(address,uint256)'),
  ownerOf: toFunctionSelector('ownerOf(uint256)'),
  getApproved: toFunctionSelector('getApproved(uint256)'),
  isApprovedForAll: toFunctionSelector('isApprovedForAll(address,address)'),
  allowance: toFunctionSelector('allowance(address,address)'),
  positions: toFunctionSelector('positions(uint256)'),
  getPool: toFunctionSelector('getPool(address,address,uint24)'),
  slot0: toFunctionSelector('slot0()'),
  liquidity: toFunctionSelector('liquidity()'),
  tickSpacing: toFunctionSelector('tickSpacing()'),
  growth0: toFunctionSelector('feeGrowthGlobal0X128()'),
  growth1: toFunctionSelector('feeGrowthGlobal1X128()'),
  ticks: toFunctionSelector('ticks(int24)'),
  shared: toFunctionSelector('positions(bytes32)'),
  symbol: toFunctionSelector('symbol()'),
  decimals: toFunctionSelector('decimals()'),
}

/** A call with arguments of one word each. */
export const callOf = (to: Address, name: keyof typeof selectors, ...args: (bigint | Hex)[]): Call => ({
  to,
  data: `${selectors[name]}${args.map(argument => hexWord(argument).slice(2)).join('')}` as Hex,
})

const hexWord = (value: bigint | Hex): Hex =>
  typeof value === 'bigint'
    ? numberToHex(BigInt.asUintN(256, value), { size: 32 })
    : (`0x${value.slice(2).padStart(64, '0')}` as Hex)

export const sizeOf = (data: Hex): number => (data.length - 2) / 2

/** The word at an index, as the contract said it. */
export const word = ({ data }: Said, index: number): bigint =>
  BigInt(`0x${data.slice(2 + 64 * index, 2 + 64 * (index + 1))}`)

export const signed = (value: bigint): bigint => BigInt.asIntN(256, value)

/** The lower twenty bytes of a word. */
export const addressIn = (value: bigint): Address => numberToHex(BigInt.asUintN(160, value), { size: 20 })

/** The one word of an answer that is nothing else; null where it is something else, or none. */
export const onlyWord = (said: Said): bigint | null => (said.ok && sizeOf(said.data) === 32 ? word(said, 0) : null)
