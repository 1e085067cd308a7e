import { parseAbi } from 'viem'

/** What the lens is made with and what it answers: `Sealed` around one of the others, of which `Snapshot` is the good one. */
export const lensAbi = parseAbi([
  'struct Header { uint256 chainId; uint256 blockNumber; uint256 blockTimestamp; address factory; uint256 balance; uint256 count; }',
  'struct Position { uint256 tokenId; address owner; uint256 pool; int256 tickLower; int256 tickUpper; uint256 liquidity; uint256 inside0Last; uint256 inside1Last; uint256 owed0; uint256 owed1; uint256 lowerOutside0; uint256 lowerOutside1; uint256 upperOutside0; uint256 upperOutside1; uint256 sharedLiquidity; uint256 sharedInside0Last; uint256 sharedInside1Last; uint256 sharedOwed0; uint256 sharedOwed1; }',
  'struct Pool { address pool; uint256 token0; uint256 token1; uint256 fee; int256 tickSpacing; uint256 sqrtPriceX96; int256 tick; uint256 liquidity; uint256 growth0; uint256 growth1; }',
  'struct Token { address token; uint256 decimals; uint256 ratio; bytes symbol; }',
  'struct Ratio { address token; address target; bytes data; }',
  'constructor(address manager, address owner, uint256[] ids, uint256 start, uint256 max, Ratio[] ratios, bool asCode)',
  'error Sealed(bytes32 digest, bytes payload)',
  'error Snapshot(Header header, Position[] positions, uint256[] unknownIds, Pool[] pools, Token[] tokens)',
  'error NoManager(uint256 chainId)',
  'error NoFactory(uint256 chainId)',
  'error NotEnumerable(uint256 chainId)',
  'error NotPositions(uint256 chainId)',
  'error NoPool(uint256 chainId, address token0, address token1, uint256 fee)',
  'error NotUniswapV3(uint256 chainId, address pool)',
  'error GasTooLow(uint256 chainId)',
])
