// The SDKs as their guides use them: Uniswap's with ethers (positions of an owner, the pool's state, a Position for the amounts, a
// static `collect` for the fees), and the TypeScript client of Hyperliquid.
import { HttpTransport, InfoClient } from '@nktkas/hyperliquid'
import { Token } from '@uniswap/sdk-core'
import { computePoolAddress, Pool, Position } from '@uniswap/v3-sdk'
import { Contract, JsonRpcProvider } from 'ethers'

const { rpc, venue, positionManager, factory, wallet } = JSON.parse(process.argv[2])
const provider = new JsonRpcProvider(rpc)
const manager = new Contract(
  positionManager,
  [
    'function balanceOf(address) view returns (uint256)',
    'function tokenOfOwnerByIndex(address, uint256) view returns (uint256)',
    'function positions(uint256) view returns (uint96 nonce, address operator, address token0, address token1, uint24 fee, int24 tickLower, int24 tickUpper, uint128 liquidity, uint256, uint256, uint128, uint128)',
    'function collect((uint256 tokenId, address recipient, uint128 amount0Max, uint128 amount1Max)) payable returns (uint256 amount0, uint256 amount1)',
  ],
  provider,
)
const poolAbi = [
  'function slot0() view returns (uint160 sqrtPriceX96, int24 tick, uint16, uint16, uint16, uint8, bool)',
  'function liquidity() view returns (uint128)',
]
const max = 2n ** 128n - 1n

async function value(id) {
  const held = await manager.positions(id)
  const [tokenA, tokenB] = [new Token(1, held.token0, 18), new Token(1, held.token1, 18)]
  const fee = Number(held.fee)
  const at = new Contract(computePoolAddress({ factoryAddress: factory, tokenA, tokenB, fee }), poolAbi, provider)
  const [slot0, liquidity, fees] = await Promise.all([
    at.slot0(),
    at.liquidity(),
    manager.collect.staticCall({ tokenId: id, recipient: wallet, amount0Max: max, amount1Max: max }, { from: wallet }),
  ])
  const pool = new Pool(tokenA, tokenB, fee, slot0.sqrtPriceX96.toString(), liquidity.toString(), Number(slot0.tick))
  const { amount0, amount1 } = new Position({
    pool,
    liquidity: held.liquidity.toString(),
    tickLower: Number(held.tickLower),
    tickUpper: Number(held.tickUpper),
  })
  const amounts = [amount0.quotient.toString(), amount1.quotient.toString()]
  return { id: String(id), amounts, fees: [String(fees.amount0), String(fees.amount1)] }
}

async function lps() {
  const count = Number(await manager.balanceOf(wallet))
  const ids = await Promise.all(Array.from({ length: count }, (_, n) => manager.tokenOfOwnerByIndex(wallet, n)))
  return Promise.all(ids.map(value))
}

async function perps() {
  const info = new InfoClient({ transport: new HttpTransport({ apiUrl: venue }) })
  const { assetPositions } = await info.clearinghouseState({ user: wallet })
  return assetPositions.map(({ position: { coin, szi } }) => ({ coin, szi }))
}

const [positions, held] = await Promise.all([lps(), perps()])
process.stdout.write(JSON.stringify({ positions, perps: held }))
provider.destroy()
