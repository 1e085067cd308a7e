import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startScene } from '../support/scene.ts'

/**
 * `npm run demo`: the main job from nothing to the first status, as a user would type it, on real Uniswap contracts on a
 * local chain and a loopback stand-in for Hyperliquid, in a home of its own. `--keep` leaves both up to play with.
 */
const keep = process.argv.includes('--keep')
const hedge = fileURLToPath(new URL('../../bin/hedge.js', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'hedge-demo-'))
const identity = join(home, 'identity.txt')

process.stdout.write('Starting a local chain with the real Uniswap V3 contracts, and a stand-in for Hyperliquid …\n')
const scene = await startScene()
const { deployment, tokens, positions, venue, chain } = scene
const environment = {
  HEDGE_HOME: join(home, 'hedge'),
  HEDGE_HYPERLIQUID_URL: venue.url,
  HEDGE_VAULT_IDENTITY_FILE: identity,
}

const run = (typed: string, args: readonly string[], stdin = '') =>
  new Promise<void>((resolve, reject) => {
    process.stdout.write(process.stdout.isTTY ? `\n\u001b[1m$ ${typed}\u001b[0m\n` : `\n$ ${typed}\n`)
    const env = { ...process.env, ...environment }
    const child = spawn(process.execPath, [hedge, ...args], { env, stdio: ['pipe', 'inherit', 'inherit'] })
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
    child.once('error', reject)
    child.once('close', code => (code === 0 ? resolve() : reject(new Error(`hedge ${args[0]} ended with ${code}`))))
  })

const say = (args: readonly string[], stdin = '') =>
  run(`${stdin ? 'printf %s "$URL" | ' : ''}hedge ${args.join(' ')}`, args, stdin)

let left = false
const leave = async () => {
  if (left) return
  left = true
  await scene.close()
  rmSync(home, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void leave().then(() => process.exit(130)))

try {
  await say(['vault', 'init', '--identity', identity])
  await say(['store', 'use', 'vault'])
  await say(
    [
      ...[
        'chain',
        'add',
        'local',
        '--chain-id',
        String(chain.chainId),
        '--position-manager',
        deployment.positionManager,
      ],
      ...['--stable', tokens.usdc, '--wrapped-native', tokens.weth, '--rpc-stdin'],
    ],
    chain.url,
  )
  const ids = [positions.ethInRange, positions.ethAbove].map(String)
  await say(['add', 'eth-usdc', '--chain', 'local', '--position', ...ids, '--account', scene.account])
  await say([
    ...['add', 'btc-eth', '--chain', 'local', '--position', String(positions.btcEth), '--asset', `${tokens.wbtc}=BTC`],
    ...['--account', scene.subAccount, '--quiet'],
  ])
  await say(['status'])
  await say(['show', 'eth-usdc'])
  await say(['status', 'btc-eth', '--json'])
  if (keep) {
    const lines = Object.entries({ ...environment, HEDGE_DEMO_RPC: chain.url }).map(
      ([name, value]) => `export ${name}=${value}`,
    )
    process.stdout.write(
      `\nBoth servers stay up until Ctrl-C. In another terminal:\n\n${lines.join('\n')}\nalias hedge='${process.execPath} ${hedge}'\n`,
    )
    await new Promise(() => setInterval(() => {}, 60_000))
  }
} finally {
  await leave()
}
