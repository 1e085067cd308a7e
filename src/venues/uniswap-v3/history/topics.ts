import type { Hex } from '../../../domain/address.ts'

/** keccak256 of the event's signature: the first topic of its logs. */
export const topics = {
  /** IncreaseLiquidity(uint256 indexed tokenId, uint128 liquidity, uint256 amount0, uint256 amount1) */
  increase: '0x3067048beee31b25b2f1681f88dac838c8bba36af25bfb2b7cf7473a5847e35f',
  /** DecreaseLiquidity(uint256 indexed tokenId, uint128 liquidity, uint256 amount0, uint256 amount1) */
  decrease: '0x26f6a048ee9138f2c0ce266f322cb99228e8d619ae2bff30c67f8dcf9d2377b4',
  /** Collect(uint256 indexed tokenId, address recipient, uint256 amount0, uint256 amount1) */
  collect: '0x40d0efd1a53d60ecbf40971b9daf7dc90178c3aadc7aab1765632738fa8b8f01',
  /** Transfer(address indexed from, address indexed to, uint256 indexed tokenId) */
  transfer: '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
  /** ApprovalForAll(address indexed owner, address indexed operator, bool approved) */
  approvalForAll: '0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31',
  /** Swap(address indexed, address indexed, int256, int256, uint160 sqrtPriceX96, uint128, int24), of a pool */
  swap: '0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67',
  /** Initialize(uint160 sqrtPriceX96, int24), of a pool */
  initialize: '0x98636036cb66a9c19a37435efc1e90142190214e8abeb821bdba3f2990dd4c95',
} as const satisfies Record<string, Hex>

export const topicOfId = (tokenId: string): Hex => `0x${BigInt(tokenId).toString(16).padStart(64, '0')}`

/** What mints come from, as a topic. */
export const nobody: Hex = `0x${'0'.repeat(64)}`
