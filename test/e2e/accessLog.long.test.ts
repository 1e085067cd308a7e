import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AccessEntry } from '../../src/domain/accessLog.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const folder = () => join(stage.home.path, 'hedge', 'state')
const path = () => join(folder(), 'log.jsonl')
const log = async (words = '') => (await stage.json(`log --json ${words}`.trim())).document
const told = (entries: AccessEntry[], command: string) =>
  entries.filter(entry => entry.command === command).map(({ act, keys, result }) => `${act} ${keys.join()} ${result}`)

describe('the access log of a life', () => {
  it('has every read and change in it, by the names of the keys', async () => {
    expect((await stage.run('status --json')).code).toBe(0)
    const { entries, hedges } = await log()
    const [id, other] = ['eth-usdc', 'btc-eth'].map(name => Object.keys(hedges).find(key => hedges[key] === name))
    expect(told(entries, 'add')).toEqual(
      expect.arrayContaining([
        `set hedge/${id}/wallet begun`,
        `set hedge/${id}/wallet ok`,
        `set hedge/${id}/account ok`,
        `set hedge/${other}/account ok`,
      ]),
    )
    expect(told(entries, 'chain add')).toContain('set rpc/local ok')
    const reads = ['wallet', 'account'].flatMap(kind => [`hedge/${id}/${kind}`, `hedge/${other}/${kind}`])
    const read = entries.filter(({ command, act }: AccessEntry) => command === 'status' && act === 'read')
    expect(new Set(read.flatMap(({ keys }: AccessEntry) => keys))).toEqual(new Set([...reads, 'rpc/local']))
    // At most one entry for the addresses and one for the endpoints.
    expect(read.length).toBeLessThanOrEqual(2)
    expect(read.every(({ by, pid }: AccessEntry) => by === 'pipe' && pid !== process.pid)).toBe(true)
  })

  it('holds, and has no address, no URL and no name of a hedge in it', async () => {
    const { verification } = await log('--verify')
    expect(verification).toMatchObject({ intact: true, findings: [], from: 1 })
    expect(verification.head.n).toBeLessThan(verification.to)
    const { scene } = stage
    const text = readdirSync(folder())
      .filter(name => name.startsWith('log'))
      .map(name => readFileSync(join(folder(), name), 'utf8'))
      .join()
      .toLowerCase()
    expect(text).toContain('/wallet')
    for (const word of [scene.wallet, scene.account, scene.subAccount, scene.chain.url, 'eth-usdc', 'http']) {
      expect(text).not.toContain(word.toLowerCase().replace(/^0x/, ''))
    }
  })

  it('keeps the entries of a hedge that is removed, under its id', async () => {
    const { hedges } = await log()
    const id = Object.keys(hedges).find(key => hedges[key] === 'btc-eth')!
    expect((await stage.call('remove btc-eth')).code).toBe(0)
    const { entries } = await log(id)
    expect(told(entries, 'remove')).toContain(`delete hedge/${id}/wallet ok`)
    expect((await stage.call(`log ${id}`)).stdout).toContain(`${id} (gone)`)
    expect((await stage.call('log btc-eth')).code).toBe(6)
    expect((await log('--verify')).verification.intact).toBe(true)
  })

  it('does not hold when a line was taken out before the last change, with exit 1', async () => {
    const whole = readFileSync(path(), 'utf8')
    writeFileSync(path(), whole.split('\n').toSpliced(3, 1).join('\n'))
    const run = await stage.run('log --verify --no-exit-codes')
    expect(run).toMatchObject({ code: 1, stderr: '' })
    expect(run.stdout).toMatch(/The log does not hold/)
    expect(run.stdout).toMatch(/entry 4 is missing before what log.jsonl holds/)
    const lines = whole.split('\n').slice(0, 5)
    writeFileSync(path(), `${lines.join('\n')}\n`)
    expect((await stage.run('log --verify')).stdout).toMatch(
      /the log ends at entry \d+, and the secret store knows entry \d+/,
    )
    writeFileSync(path(), whole)
    // The entries of those runs went with the file, and what is held against the store holds again.
    expect((await stage.call('log --verify')).code).toBe(0)
  })

  it('is in no snapshot', async () => {
    const saved = join(stage.home.path, 'saved.json')
    writeFileSync(saved, (await stage.call('snapshot --json')).stdout)
    expect(readFileSync(saved, 'utf8')).not.toContain('accessLog')
    const { code, document } = await stage.json(`log --json --from ${saved}`)
    expect([code, document.entries, document.gaps[0].message]).toEqual([3, [], 'a snapshot holds no access log'])
  })
})

describe('where the log cannot be written', () => {
  it('a status says so once and is as it was; a key is not set; quiet is quiet', async () => {
    const before = await stage.run('status --json')
    renameSync(path(), `${path()}.kept`)
    mkdirSync(path())
    try {
      const run = await stage.run('status --json')
      expect(run.code).toBe(before.code)
      expect(run.stderr).toMatch(/^hedge: warning: what was read is not in the access log: .+\n$/)
      expect(JSON.parse(run.stdout).hedges).toHaveLength(1)
      expect((await stage.run('status --json -q')).stderr).toBe('')
      const set = await stage.call('rpc set local', { stdin: stage.scene.chain.url })
      expect(set.code).toBe(1)
      expect(set.stderr).toMatch(/^hedge: error: no key is set without an entry in the access log: .+/m)
    } finally {
      rmSync(path(), { recursive: true })
      renameSync(`${path()}.kept`, path())
    }
    expect((await stage.call('log --verify')).code).toBe(0)
  })
})
