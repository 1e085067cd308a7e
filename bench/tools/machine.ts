import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os'

const root = new URL('../../', import.meta.url)
const versionOf = (name: string) =>
  (JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')) as { version: string }).version

/** Of what may shift a figure; no name and no path of the machine. Taken before anything runs: the load is other people's. */
export function machine(): string[] {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
  const all = cpus()
  const others = ['viem', '@nktkas/hyperliquid', '@foundry-rs/anvil'].map(name => `${name} ${versionOf(name)}`)
  return [
    `${all[0]?.model.trim() ?? 'unknown CPU'}, ${all.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${type()} ${release()} ${arch()}`,
    `Node ${process.versions.node}, hedge ${version}, ${others.join(', ')}`,
    `Load average when it began: ${loadavg()[0]!.toFixed(2)}`,
  ]
}
