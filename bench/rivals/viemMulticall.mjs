// viem with Multicall3: each step is one eth_call. A simulated `collect` cannot go through it, which would be the caller, so
// that amounts and fees are reckoned from state by @uniswap/v3-sdk.
import { Token } from '@uniswap/sdk-core'
import { computePoolAddress, Pool, Position, PositionLibrary, TickLibrary } from '@uniswap/v3-sdk'
import JSBI from 'jsbi'
import { createPublicClient, http, parseAbi } from 'viem'

const { rpc, venue, positionManager, factory, wallet } = JSON.parse(process.argv[2])
const manager = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function tokenOfOwnerByIndex(address, uint256) view returns (uint256)',
  'function positions(uint256) view returns (uint96, address, address, address, uint24, int24, int24, uint128, uint256, uint256, uint128, uint128)',
])
const pool = parseAbi([
  'function slot0() view returns (uint160, int24, uint16, uint16, uint16, uint8, bool)',
  'function liquidity() view returns (uint128)',
  'function feeGrowthGlobal0X128() view returns (uint256)',
  'function feeGrowthGlobal1X128() view returns (uint256)',
  'function ticks(int24) view returns (uint128, int128, uint256, uint256, int56, uint160, uint32, bool)',
])
const client = createPublicClient({ transport: http(rpc) })
const atManager = (functionName, ...args) => ({ address: positionManager, abi: manager, functionName, args })
const integer = value => JSBI.BigInt(value.toString())

// No chain of viem's knows where Multicall3 stands on this one; batchSize 0 leaves the calls of a step together.
const all = contracts =>
  client.multicall({
    contracts,
    allowFailure: false,
    batchSize: 0,
    multicallAddress: '0xca11bde05977b3631167028862be2a173976ca11',
  })

async function lps() {
  const count = Number(await client.readContract(atManager('balanceOf', wallet)))
  const ids = await all(Array.from({ length: count }, (_, n) => atManager('tokenOfOwnerByIndex', wallet, BigInt(n))))
  const held = await all(ids.map(id => atManager('positions', id)))
  const placed = held.map(([, , token0, token1, fee, tickLower, tickUpper, liquidity, last0, last1, owed0, owed1]) => {
    const [tokenA, tokenB] = [new Token(1, token0, 18), new Token(1, token1, 18)]
    const address = computePoolAddress({ factoryAddress: factory, tokenA, tokenB, fee })
    return { address, tokenA, tokenB, fee, tickLower, tickUpper, liquidity, last0, last1, owed0, owed1 }
  })
  const calls = placed.flatMap(({ address, tickLower, tickUpper }) => [
    ...['slot0', 'liquidity', 'feeGrowthGlobal0X128', 'feeGrowthGlobal1X128'].map(functionName => ({
      ...{ address, abi: pool, functionName },
    })),
    ...[tickLower, tickUpper].map(tick => ({ address, abi: pool, functionName: 'ticks', args: [tick] })),
  ])
  const read = await all(calls)
  return placed.map((at, n) => ({ id: ids[n], ...value(at, read.slice(n * 6, n * 6 + 6)) }))
}

function value(at, [[sqrtPrice, tick], active, global0, global1, lower, upper]) {
  const { tickLower, tickUpper } = at
  const inPool = new Pool(at.tokenA, at.tokenB, at.fee, sqrtPrice.toString(), active.toString(), tick)
  const position = new Position({ pool: inPool, liquidity: at.liquidity.toString(), tickLower, tickUpper })
  const outside = ticks => ({ feeGrowthOutside0X128: integer(ticks[2]), feeGrowthOutside1X128: integer(ticks[3]) })
  const globals = [integer(global0), integer(global1)]
  const bounds = [tickLower, tickUpper, tick]
  const inside = TickLibrary.getFeeGrowthInside(outside(lower), outside(upper), ...bounds, ...globals)
  const last = [integer(at.last0), integer(at.last1)]
  const [fees0, fees1] = PositionLibrary.getTokensOwed(...last, integer(at.liquidity), ...inside)
  return {
    amounts: [position.amount0.quotient.toString(), position.amount1.quotient.toString()],
    fees: [JSBI.add(integer(at.owed0), fees0).toString(), JSBI.add(integer(at.owed1), fees1).toString()],
  }
}

async function perps() {
  const body = JSON.stringify({ type: 'clearinghouseState', user: wallet })
  const answer = await fetch(`${venue}/info`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return (await answer.json()).assetPositions.map(({ position: { coin, szi } }) => ({ coin, szi }))
}

const [positions, held] = await Promise.all([lps(), perps()])
process.stdout.write(
  JSON.stringify({ positions: positions.map(({ id, ...rest }) => ({ id: String(id), ...rest })), perps: held }),
)
