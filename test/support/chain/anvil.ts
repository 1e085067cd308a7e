import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from '../../../src/domain/address.ts'
import { type Rpc, rpcAt } from './rpc.ts'

export type AnvilOptions = {
  /** 0, the default, takes any free port. */
  port?: number
  chainId?: number
  /** Gas of a block, which is also what an `eth_call` may use: 60 million, as Ethereum has today. */
  blockGas?: number
  /** The number of its first block, which costs nothing, while mining up to one takes minutes. */
  firstBlock?: number
  /** Of the first block, in seconds; the clock's unless told. */
  timestamp?: number
}

/** A running local chain. Its accounts are unlocked: transactions need no key. */
export type LocalChain = {
  url: string
  chainId: number
  accounts: readonly Address[]
  rpc: Rpc
  /** Ends the process by its own handle, waits for that, and removes what it wrote. */
  stop(): Promise<void>
}

/** The binary itself, not npm's wrapper around it, so that the handle that is killed is the node. */
function anvilBinary(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const require = createRequire(import.meta.url)
  return require.resolve(`@foundry-rs/anvil-${process.platform}-${arch}/bin/anvil${suffix}`)
}

export async function startAnvil({
  port = 0,
  chainId = 31337,
  blockGas = 60_000_000,
  firstBlock = 0,
  timestamp,
}: AnvilOptions = {}): Promise<LocalChain> {
  const cache = mkdtempSync(join(tmpdir(), 'hedge-anvil-'))
  const child = spawn(
    anvilBinary(),
    [
      ...['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(chainId)],
      ...(timestamp === undefined ? [] : ['--timestamp', String(timestamp)]),
      ...['--gas-limit', String(blockGas), '--balance', '1000000000', '--cache-path', cache],
      ...(firstBlock === 0 ? [] : ['--number', String(firstBlock)]),
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const exited = new Promise<void>(resolve => child.once('close', () => resolve()))
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    process.removeListener('exit', kill)
    kill()
    await exited
    rmSync(cache, { recursive: true, force: true })
  }
  try {
    const url = `http://127.0.0.1:${await listeningPort(child.stdout)}`
    child.stdout.resume()
    const rpc = rpcAt(url)
    return { url, chainId, accounts: await rpc<Address[]>('eth_accounts'), rpc, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function listeningPort(stdout: NodeJS.ReadableStream): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = ''
    const settle = (act: () => void) => {
      clearTimeout(timer)
      stdout.removeAllListeners('data')
      stdout.removeListener('close', ended)
      act()
    }
    const ended = () => settle(() => reject(new Error('anvil ended before it listened')))
    const timer = setTimeout(() => settle(() => reject(new Error('anvil did not listen within 20 s'))), 20_000)
    stdout.on('close', ended)
    stdout.on('data', chunk => {
      text += chunk
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(text)?.[1]
      if (port) settle(() => resolve(Number(port)))
    })
  })
}
