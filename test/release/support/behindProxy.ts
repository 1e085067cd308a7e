import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ConnectProxy, startConnectProxy } from '../../support/connectProxy.ts'
import { chainAddWords, hedgeWords, makeVault, newHome } from '../../support/madeHome.ts'
import { selfSigned } from '../../support/receiver/selfSigned.ts'
import { environmentOf, type Home, launcher, runHedge } from '../../support/runHedge.ts'
import type { Scene } from '../../support/scene.ts'
import { startTlsFront, type TlsFront } from '../../support/tlsFront.ts'

export type Proxied = {
  proxy: ConnectProxy
  fronts: { chain: TlsFront; venue: TlsFront }
  home: Home
  /** What trusts the certificate of both. */
  trusting: { NODE_EXTRA_CA_CERTS: string }
}

/** The chain and the venue of a scene under https, a hedge that reads both there, and a proxy that leads to them. */
export function useProxied(scene: () => Scene): Proxied {
  const tls = selfSigned()
  const its = {} as Proxied
  const home = newHome('')
  beforeAll(async () => {
    its.fronts = {
      chain: await startTlsFront(scene().chain.url, tls),
      venue: await startTlsFront(scene().venue.url, tls),
    }
    its.proxy = await startConnectProxy()
    its.home = Object.assign(home, { venueUrl: its.fronts.venue.url })
    its.trusting = { NODE_EXTRA_CA_CERTS: join(home.path, 'authority.pem') }
    writeFileSync(its.trusting.NODE_EXTRA_CA_CERTS, tls.cert)
    await makeVault(home)
    const [chain, hedge] = [chainAddWords(scene()), hedgeWords(scene()).ethUsdc]
    for (const [words, stdin] of [
      [chain, its.fronts.chain.url],
      [hedge, ''],
    ] as const) {
      expect(await runHedge(words, { home, stdin, env: its.trusting })).toMatchObject({ code: 0 })
    }
  })
  afterAll(async () => {
    home.remove()
    await its.proxy?.close()
    await Promise.all([its.fronts?.chain.close(), its.fronts?.venue.close()])
  })
  beforeEach(() => {
    its.proxy.conduct = 'open'
    for (const list of [its.proxy.asked, its.proxy.through, ...Object.values(its.fronts).map(({ from }) => from)])
      list.length = 0
  })
  return its
}

const messagesIn = (stdout: string): string[] =>
  JSON.parse(stdout).gaps.map(({ message }: { message: string }) => message)

/** Node 22 says this of itself before any program begins; NODE_NO_WARNINGS=1 keeps it quiet. */
const ownWarning = /^\(node:\d+\) \[UNDICI-EHPA\] Warning: EnvHttpProxyAgent is experimental.*\n\(Use .*\)\n$/

/** What a Node does behind a proxy, and with a certificate of one's own. `line` is `22` or `24.15.0`. */
export function proxySuite(its: Proxied, node: string, line: string): void {
  const proxied = () => ({ ...its.trusting, NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: its.proxy.url })
  const status = (env: Record<string, string>, ...words: string[]) =>
    runHedge(['status', '--json', ...words], { home: its.home, env, program: [node, launcher] })
  const reached = () => [...its.fronts.chain.from, ...its.fronts.venue.from]

  it('asks all through the proxy of the environment, and nothing beside it', async () => {
    const { code, stdout, stderr } = await status(proxied())
    expect(code).toBe(0)
    if (line.startsWith('22')) expect(stderr).toMatch(ownWarning)
    else expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ gaps: [], hedges: [{ lps: [{}, {}], perps: [{}] }] })
    expect([...new Set(its.proxy.asked)].sort()).toEqual(
      Object.values(its.fronts)
        .map(({ url }) => new URL(url).host)
        .sort(),
    )
    expect(reached().sort()).toEqual(its.proxy.through.toSorted())
  })

  it('asks beside it where NODE_USE_ENV_PROXY is not set, or NO_PROXY names the host', async () => {
    for (const env of [{ HTTPS_PROXY: its.proxy.url }, { ...proxied(), NO_PROXY: '127.0.0.1' }]) {
      expect(await status({ ...its.trusting, ...env })).toMatchObject({ code: 0 })
    }
    expect(reached().length).toBeGreaterThan(1)
    expect(its.proxy.asked).toEqual([])
  })

  it.each(['refuse', 'close', 'hang'] as const)(
    'ends in time, and says so, where the proxy would %s',
    async conduct => {
      its.proxy.conduct = conduct
      const { code, stdout, milliseconds } = await status(proxied(), '--timeout', '1')
      expect(code).toBe(3)
      expect(messagesIn(stdout).join()).toMatch(/cannot be reached|did not answer in time/)
      expect(JSON.parse(stdout).hedges).toMatchObject([{ state: 'unknown' }])
      expect(reached()).toEqual([])
      // A loaded machine may take long to start it.
      expect(milliseconds).toBeLessThan(15_000)
    },
  )

  it('lets a proxy be that closes the connection, while a watch waits for its next look', async () => {
    its.proxy.conduct = 'close'
    const watch = spawn(node, [launcher, 'status', '--watch', '--interval', '3600', '--json', '--timeout', '1'], {
      env: { ...environmentOf(its.home), ...proxied() },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(watch, 'close')
    try {
      await once(watch.stdout, 'data')
      expect(its.proxy.asked.length).toBeGreaterThan(0)
      // What was asked when it was given up may still be on its way; without end it would go on for as long as the watch.
      let quiet = false
      for (let second = 0; second < 8 && !quiet; second += 1) {
        const { length } = its.proxy.asked
        await sleep(1_000)
        quiet = its.proxy.asked.length === length
      }
      expect(quiet).toBe(true)
    } finally {
      watch.kill('SIGTERM')
      await ended
    }
  })

  it('believes no certificate that this machine does not know, and says that it is the certificate', async () => {
    const { code, stdout } = await status({})
    expect(code).toBe(3)
    const messages = messagesIn(stdout)
    expect(messages.length).toBeGreaterThan(1)
    for (const message of messages) expect(message).toMatch(/cannot be reached.*cert/i)
  })
}
