import { join } from 'node:path'
import type { Home } from '../runHedge.ts'
import type { Ground, Line } from './ground.ts'

const pair = ({ receiver }: Ground): string => `${receiver.url}\n${receiver.secret}\n`

/** From an empty home to a hedge that was looked at. */
export function furnishing(ground: Ground): Line[] {
  const { scene, home } = ground
  const { chain, deployment, tokens, positions, account } = scene
  const manager = `--position-manager ${deployment.positionManager} --stable ${tokens.usdc}`
  return [
    { line: `vault init --identity ${home.identity}` },
    { line: 'store use vault' },
    { line: 'store' },
    { line: 'store example pass' },
    { line: 'completion fish' },
    { line: 'config path' },
    {
      line: `chain add local --chain-id ${chain.chainId} ${manager} --wrapped-native ${tokens.weth} --rpc-stdin`,
      stdin: chain.url,
    },
    { line: 'log' },
    { line: 'chain list' },
    { line: 'rpc list' },
    { line: 'rpc test' },
    { line: 'rpc set local', stdin: chain.url },
    // Fewer candles, so that a snapshot is one that can be read.
    { line: 'config set volatility.window 1' },
    { line: 'config get drift.warning' },
    { line: `add eth-usdc --chain local --position ${positions.ethInRange} --account ${account} --dry-run` },
    { line: `add eth-usdc --chain local --position ${positions.ethInRange} --account ${account}` },
    { line: 'notify set webhook --name ops', stdin: pair(ground) },
    { line: 'status' },
    { line: 'check', minutes: 2 },
  ]
}

/** What can be asked of it, and nothing of it is gone after. */
export const asking: Line[] = [
  { line: 'show eth-usdc' },
  { line: 'snapshot' },
  { line: 'list' },
  { line: 'audit --only agents-listed,liquidation-distance,mail-2fa' },
  { line: 'audit --list --only mail-2fa' },
  { line: 'audit accept' },
  { line: 'audit waive mail-2fa --reason travelling --until 30d' },
  { line: 'audit attest seed-backup' },
  { line: 'incident eth-usdc' },
  { line: 'history', minutes: 2 },
  { line: 'doctor' },
  { line: 'schedule' },
  { line: 'rotate' },
  { line: 'rotate eth-usdc' },
  { line: 'prune --dry-run' },
  { line: 'notify list' },
  { line: 'notify test ops' },
  { line: 'notify', minutes: 2 },
  { line: 'config unset volatility.window' },
]

/** What changes or takes away what is there, to the end. */
export const ending = (ground: Ground, home: Home): Line[] => [
  { line: `report --no-audit --days 2 --out ${join(home.path, 'report.html')}`, minutes: 3 },
  { line: 'rotate rpc local', stdin: `${ground.scene.chain.url}/?key=next` },
  { line: 'rotate notify ops', stdin: pair(ground).replace('/hooks/', '/hooks/next/') },
  { line: 'rename eth-usdc eth-wide' },
  { line: 'notify remove ops' },
  { line: 'rpc remove local' },
  { line: 'remove eth-wide' },
  { line: 'chain remove local' },
  { line: `rotate vault --identity ${join(home.path, 'next.txt')}` },
]

/** What the guides show, as it is typed. */
export const samples: Line[] = [
  { line: 'check', minutes: 3, plain: true },
  { line: 'notify', minutes: 3, plain: true },
  { line: 'notify', minutes: 4, plain: true },
  ...[
    'status --select totals.valueUsd',
    'status --select hedges[].name,hedges[].state,hedges[].exposure[].netDelta',
    'status --select hedges[].name,totals.valueUsd --json',
    'check --select state,conditions[].id --only drift margin',
  ].map((line): Line => ({ line, minutes: 3, plain: true })),
]
