import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { callMain, contentsOf } from '../support/callMain.ts'
import { startAnvil } from '../support/chain/anvil.ts'
import { type Deployment, deployUniswapV3 } from '../support/chain/deployUniswapV3.ts'
import { bodyOf, oddities, type Quirks } from '../support/hostileProxy/quirks.ts'
import { type HostileProxy, startHostileProxy } from '../support/hostileProxy.ts'
import { newHome } from '../support/madeHome.ts'
import { portIn } from '../support/portIn.ts'

let deployment: Deployment
beforeAll(async () => {
  deployment = await deployUniswapV3(await startAnvil())
})
afterAll(() => deployment?.chain.stop())

const proxies: HostileProxy[] = []
afterEach(async () => {
  await Promise.all(proxies.splice(0).map(proxy => proxy.stop()))
})
async function proxyWith(quirks: Quirks): Promise<HostileProxy> {
  const proxy = await startHostileProxy(deployment.chain.url, quirks)
  proxies.push(proxy)
  return proxy
}

/** A home whose chain `local` is asked at the first proxy, and then at the others. */
async function homeWith(...quirks: Quirks[]) {
  const home = newHome('http://127.0.0.1:9')
  const started: HostileProxy[] = []
  for (const quirk of quirks) started.push(await proxyWith(quirk))
  const call = async (words: string, stdin = '') => {
    const { code, stdout, stderr } = await callMain(words.split(' '), home, { stdin })
    for (const { url } of started) expect(stdout + stderr).not.toMatch(portIn(url))
    return { code, stdout, stderr, json: () => JSON.parse(stdout) }
  }
  await call(`vault init --identity ${home.identity}`)
  await call('store use vault')
  const { url } = deployment.chain
  const added = await call(
    `chain add local --chain-id 31337 --position-manager ${deployment.positionManager} --rpc-stdin`,
    started[0]?.url ?? url,
  )
  expect(added.code).toBe(0)
  for (const { url } of started.slice(1)) expect((await call('rpc set local --also', url)).code).toBe(0)
  return { home, call, proxies: started }
}

test('--also keeps what is set; list tells how many, set replaces all, remove forgets all', async () => {
  const { home, call, proxies } = await homeWith({}, {}, {})
  try {
    expect((await call('rpc list --json')).json().endpoints).toContainEqual(
      expect.objectContaining({ chain: 'local', endpoint: 'own', host: null, count: 3 }),
    )
    expect((await call('rpc list')).stdout).toMatch(/local +yours, 3 in order/)
    expect(
      (await call('rpc test local --json')).json().endpoints.map((row: { endpoint: string }) => row.endpoint),
    ).toEqual(['local RPC 1 of 3', 'local RPC 2 of 3', 'local RPC 3 of 3'])
    expect((await call('rpc set local --json', proxies[1]!.url)).json()).toMatchObject({ place: 1 })
    expect((await call('rpc list --json')).json().endpoints.at(-1)).toMatchObject({ count: 1 })
    expect((await call('rpc set local --also', proxies[2]!.url)).stdout).toMatch(/where those before it fail/)
    expect((await call('rpc remove local --json')).json()).toMatchObject({
      schema: 'hedge.rpc-remove/1',
      chain: 'local',
      removed: 2,
    })
    expect((await call('rpc test local')).code).toBe(3)
    expect((await call('rpc remove local')).code).toBe(6)
  } finally {
    home.remove()
  }
})

test('five endpoints are enough', async () => {
  const { home, call } = await homeWith({}, {}, {}, {}, {})
  try {
    const sixth = await call('rpc set local --also', deployment.chain.url)
    expect(sixth).toMatchObject({ code: 2, stderr: expect.stringMatching(/has 5 endpoints already/) })
    expect((await call('rpc list --json')).json().endpoints.at(-1)).toMatchObject({ count: 5 })
  } finally {
    home.remove()
  }
})

test('rpc test tells what each endpoint can do, and what is wrong with the one that fails', async () => {
  const failing: Quirks = {}
  const { home, call } = await homeWith({}, oddities.stripsReverts, failing)
  try {
    Object.assign(
      failing,
      bodyOf(() => ({ text: '<html>' })),
    )
    const { code, json } = await call('rpc test --json')
    expect(code).toBe(3)
    const { endpoints } = json()
    expect(endpoints).toMatchObject([
      { ok: true, mode: 'revert', batch: true, multicall3: false, holdsAccounts: true, problem: null },
      { ok: true, mode: 'return', logRange: 10, archiveDepth: 0, gasCap: expect.any(Number) },
      {
        ok: false,
        mode: null,
        gasCap: null,
        logRange: null,
        problem: expect.stringMatching(/3 of 3 answered something/),
      },
    ])
    const { stdout } = await call('rpc test local')
    expect(stdout).toMatch(/1 of 3 +ok, \d+ ms +\d+ +revert +10 +0 +60M\n/)
    expect(stdout).toMatch(/1 of 3 holds accounts it could sign for/)
  } finally {
    home.remove()
  }
})

test('what is learned lies in the state folder, without a URL or an address', async () => {
  const { home, call } = await homeWith(oddities.stripsReverts)
  try {
    await call('rpc test local')
    const text = readFileSync(join(home.path, 'hedge', 'state', 'endpoints.json'), 'utf8')
    const memory = JSON.parse(text) as Record<string, unknown>
    expect(Object.keys(memory)).toEqual([expect.stringMatching(/^own\/local\/1\/\d{4}-\d\d-\d\dT/)])
    expect(Object.values(memory)).toMatchObject([{ mode: 'return', measured: { signs: true } }])
    expect(text).not.toMatch(/127\.0\.0\.1|:\/\/|0x/)
    expect(Object.keys(contentsOf(home)).filter(name => /\.tmp$|unusable/.test(name))).toEqual([])
  } finally {
    home.remove()
  }
})
