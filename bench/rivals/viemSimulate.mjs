// What a person writes with viem in an evening: ask the contracts themselves what a position would pay, which is exact.
// "serial" awaits each call; "parallel" awaits all of a step; "batch" is parallel, and viem joins what is asked at once into one JSON-RPC batch.
import { createPublicClient, getContract, http, parseAbi } from 'viem'

const { rpc, venue, positionManager, wallet, mode } = JSON.parse(process.argv[2])
const abi = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function tokenOfOwnerByIndex(address, uint256) view returns (uint256)',
  'function positions(uint256) view returns (uint96, address, address, address, uint24, int24, int24, uint128 liquidity, uint256, uint256, uint128, uint128)',
  'function decreaseLiquidity((uint256 tokenId, uint128 liquidity, uint256 amount0Min, uint256 amount1Min, uint256 deadline)) payable returns (uint256, uint256)',
  'function collect((uint256 tokenId, address recipient, uint128 amount0Max, uint128 amount1Max)) payable returns (uint256, uint256)',
])
const client = createPublicClient({ transport: http(rpc, { batch: mode === 'batch' }) })
const manager = getContract({ client, address: positionManager, abi })
const max = 2n ** 128n - 1n

/** Each of them turned into what `ask` promises: one after the other, or all at once. */
async function each(list, ask) {
  if (mode !== 'serial') return Promise.all(list.map(ask))
  const answers = []
  for (const item of list) answers.push(await ask(item))
  return answers
}

async function position(id) {
  const simulate = (name, args) => manager.simulate[name]([args], { account: wallet }).then(({ result }) => result)
  const withdrawn = async () => {
    const liquidity = (await manager.read.positions([id]))[7]
    const least = { amount0Min: 0n, amount1Min: 0n, deadline: 2n ** 63n }
    return liquidity === 0n ? [0n, 0n] : simulate('decreaseLiquidity', { tokenId: id, liquidity, ...least })
  }
  const collected = () => simulate('collect', { tokenId: id, recipient: wallet, amount0Max: max, amount1Max: max })
  const [amounts, fees] = await each([withdrawn, collected], ask => ask())
  return { id, amounts, fees }
}

async function lps() {
  const count = Number(await manager.read.balanceOf([wallet]))
  const indexes = Array.from({ length: count }, (_, index) => BigInt(index))
  const ids = await each(indexes, index => manager.read.tokenOfOwnerByIndex([wallet, index]))
  return each(ids, position)
}

async function perps() {
  const body = JSON.stringify({ type: 'clearinghouseState', user: wallet })
  const answer = await fetch(`${venue}/info`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return (await answer.json()).assetPositions.map(({ position: { coin, szi } }) => ({ coin, szi }))
}

const [positions, held] = await each([lps, perps], ask => ask())
const asText = (_, value) => (typeof value === 'bigint' ? String(value) : value)
process.stdout.write(JSON.stringify({ positions, perps: held }, asText))
