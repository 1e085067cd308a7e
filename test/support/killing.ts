import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hedgeKeys } from '../../src/domain/hedgeKeys.ts'
import { pendingKeys } from '../../src/domain/pendingKeys.ts'
import { rpcKeys } from '../../src/domain/rpcKey.ts'
import { parseIdentityFile } from '../../src/secrets/vault/age.ts'
import { readVault } from '../../src/secrets/vault/vaultFile.ts'
import { faultOf, type SettingsDocument } from '../../src/settings/document.ts'
import { callMain } from './callMain.ts'
import { ensureBuilt } from './ensureBuilt.ts'
import { environmentOf, type Home, launcher } from './runHedge.ts'

/** Starts the built program and ends it by SIGKILL after so many milliseconds; whether it was still running then. */
export async function killedAfter(
  milliseconds: number,
  args: readonly string[],
  home: Home,
  stdin = '',
): Promise<boolean> {
  await ensureBuilt()
  const child = spawn(process.execPath, [launcher, ...args], {
    env: environmentOf(home),
    cwd: home.path,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // It may be dead before it has read everything.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

/** Settings and vault as they lie on the disk. Throws where either is not whole. */
export async function stored(home: Home): Promise<{ settings: SettingsDocument; secrets: Map<string, string> }> {
  const folder = join(home.path, 'hedge')
  const settings = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as SettingsDocument
  const fault = faultOf(settings)
  if (fault !== null) throw new Error(fault)
  const identity = await parseIdentityFile(readFileSync(home.identity, 'utf8'), 'identity')
  return { settings, secrets: await readVault(folder, identity) }
}

/** Names of secrets that no record and no journal entry names: after a kill there are none. */
export function unnamed({ settings, secrets }: Awaited<ReturnType<typeof stored>>): string[] {
  const named = [...recorded(settings), ...Object.keys(settings.pending).flatMap(pendingKeys), 'log/head']
  return [...secrets.keys()].filter(key => !named.includes(key))
}

/** What the records name, the journal left out. */
export const recorded = ({ hedges, rpcs }: SettingsDocument): string[] => [
  ...hedges.flatMap(({ id }) => hedgeKeys(id)),
  ...Object.entries(rpcs).flatMap(([chain, notes]) => rpcKeys(chain, notes)),
]

/** Any run, a quarter of an hour later: it clears away what the killed one left. */
export async function laterRun(home: Home): Promise<void> {
  const { code, stderr } = await callMain(['list'], home, { now: () => new Date(Date.now() + 15 * 60_000) })
  // A hedge that is half removed has no addresses, which is a gap.
  if (code !== 0 && code !== 3) throw new Error(`hedge list ended with ${code}: ${stderr}`)
}

/** Moments to kill at: spread over the whole of a run that takes so long, more of them where it writes, near its end. */
export const momentsIn = (milliseconds: number, count: number): number[] =>
  Array.from({ length: count }, () => Math.round(milliseconds * (1 - Math.random() ** 2 * 0.7)))
