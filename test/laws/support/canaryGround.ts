import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Scene, startScene } from '../../support/scene.ts'
import { addressMarks, canaries, leaksIn, leaksUnder } from './canaries.ts'
import { runInProcess } from './inProcess.ts'
import { type NosyProxy, startNosyProxy } from './nosyProxy.ts'
import { type Run, runHedge } from './runHedge.ts'
import { type Stage, stage } from './stage.ts'
import { watchProcess } from './watchProcess.ts'

/** `processes` counts those that were seen: the run itself and what it started. */
export type Told = Run & { leaks: string[]; processes: number }

/** Real contracts behind a nosy proxy, a stand-in venue, and the program as it is published. */
export type Ground = { scene: Scene; proxy: NosyProxy; home(): Home; close(): Promise<void> }

/** One person's home, with a vault of its own; everything that is said there is searched. */
export type Home = {
  folder: string
  identity: string
  /** Where a rotation of the vault writes. */
  nextIdentity: string
  say(args: readonly string[], stdin?: string, env?: Record<string, string>, node?: readonly string[]): Promise<Told>
  /** The same inside this process: quicker, without what only a process of its own can show. */
  sayHere(args: readonly string[], stdin?: string): Promise<Run & { leaks: string[] }>
  /** The settings of this home with a vault, a chain `local` behind the proxy, and a hedge on it. */
  furnish(tell?: Home['sayHere']): Promise<(Run & { leaks: string[] })[]>
  leaksOnDisk(): string[]
  /** Of a file that may hold addresses, and no secret. */
  leaksIn(file: string): string[]
}

export async function prepareGround(): Promise<Ground> {
  const [scene, house] = await Promise.all([startScene(), stage()])
  const proxy = await startNosyProxy(scene.chain.url)
  const folders: string[] = []
  return {
    scene,
    proxy,
    home: () => {
      const folder = mkdtempSync(join(tmpdir(), 'hedge-canary-'))
      folders.push(folder)
      return homeAt(folder, { scene, proxy, house })
    },
    close: async () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
      house.remove()
      await proxy.close()
      await scene.close()
    },
  }
}

function homeAt(base: string, { scene, proxy, house }: { scene: Scene; proxy: NosyProxy; house: Stage }): Home {
  const folder = join(base, 'home')
  const identity = join(base, 'identity.txt')
  const nextIdentity = join(base, 'next.txt')
  const { deployment, tokens, positions, chain } = scene
  const surroundings = {
    ...{ PATH: process.env.PATH ?? '', HOME: base, HEDGE_HOME: folder, HEDGE_HYPERLIQUID_URL: scene.venue.url },
    // Whatever Node itself can be made to say.
    ...{ HEDGE_VAULT_IDENTITY_FILE: identity, NODE_DEBUG: 'fetch,undici,http' },
    // No test reaches the keychain of whoever runs it.
    ...{ DBUS_SESSION_BUS_ADDRESS: `unix:path=${base}/no-bus`, XDG_RUNTIME_DIR: base },
  }
  const marks = () => ({ ...canaries, ...identityMark('identity', identity), ...identityMark('next', nextIdentity) })
  const say: Home['say'] = async (args, stdin = '', env = {}, node = []) => {
    let seen: ReturnType<typeof watchProcess>['seen'] = () => []
    const run = await runHedge(house.hedge, args, {
      env: { ...surroundings, ...env },
      stdin,
      node,
      watch: child => {
        seen = watchProcess(child).seen
      },
    })
    const what = `hedge ${args.join(' ')}`
    const sightings = seen()
    const processes = sightings.flatMap(({ pid, argv, environ }) => [
      ...leaksIn(argv, `argv of ${pid}, ${what}`, marks()),
      ...leaksIn(environ, `environment of ${pid}, ${what}`, marks()),
    ])
    const outputs = (['stdout', 'stderr'] as const).flatMap(name => leaksIn(run[name], `${name} of ${what}`, marks()))
    return { ...run, leaks: [...outputs, ...processes], processes: new Set(sightings.map(({ pid }) => pid)).size }
  }
  const sayHere: Home['sayHere'] = async (args, stdin) => {
    const run = await runInProcess(args, surroundings, stdin)
    const outputs = (['stdout', 'stderr'] as const).flatMap(name =>
      leaksIn(run[name], `${name} of hedge ${args.join(' ')}`, marks()),
    )
    return { ...run, leaks: outputs }
  }
  const addChain = ['chain', 'add', 'local', '--chain-id', String(chain.chainId)]
  const tokensOf = ['--stable', tokens.usdc, '--wrapped-native', tokens.weth, '--rpc-stdin']
  const addHedge = ['add', 'eth-usdc', '--chain', 'local', '--position', String(positions.ethInRange)]
  return {
    folder,
    identity,
    nextIdentity,
    say,
    sayHere,
    furnish: async (tell = say) => [
      await tell(['vault', 'init', '--identity', identity]),
      await tell(['store', 'use', 'vault']),
      await tell([...addChain, '--position-manager', deployment.positionManager, ...tokensOf], proxy.url),
      await tell([...addHedge, '--account', scene.account]),
    ],
    leaksIn: file => leaksIn(readFileSync(file, 'utf8'), file, marks()),
    leaksOnDisk: () => {
      const { wallet, account, subAccount } = scene
      return leaksUnder(folder, { ...marks(), ...addressMarks({ wallet, account, subAccount }) })
    },
  }
}

/** The vault's identity is a secret too, once there is one. */
function identityMark(name: string, path: string): Record<string, string> {
  try {
    const key = /AGE-SECRET-KEY-1([0-9A-Z]+)/.exec(readFileSync(path, 'utf8'))?.[1]
    return key === undefined ? {} : { [name]: key }
  } catch {
    return {}
  }
}
