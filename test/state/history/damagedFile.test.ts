import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { account, eventOf, wallet } from '../../support/artifacts.ts'
import { hedge, nft, scan, sealed, traded, usePastFolder } from '../support/pastFolder.ts'

const past = usePastFolder()

describe('a file that cannot be used', () => {
  const whole = { positions: { [nft]: scan(500) } }
  const put = (text: string, path = past.file) => {
    mkdirSync(join(past.state, 'history'), { recursive: true })
    writeFileSync(path, text)
  }

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['of another version', sealed(whole).replace('"version":"2"', '"version":"3"')],
    ['cut', sealed(whole).slice(0, -20)],
    ['empty', ''],
    ['without a part', sealed({})],
    ['a key that cannot be', sealed({ positions: { '../../etc/passwd': scan(1) } })],
    ['a scan without its end', sealed({ positions: { [nft]: { ...scan(1), scannedTo: null } } })],
    ['a block that is none', sealed({ positions: { [nft]: { ...scan(1), scannedTo: '1e9' } } })],
    ['a negative amount', sealed({ positions: { [nft]: scan(1, { events: [eventOf({ amount0: '-1' })] }) } })],
    [
      'events out of order',
      sealed({ positions: { [nft]: scan(1, { events: [eventOf(), eventOf({ block: '99' })] }) } }),
    ],
    ['an address for a digest', sealed({ positions: { [nft]: scan(1, { mintedFor: wallet.slice(2) }) } })],
    ['edited', sealed(whole).replace('"scannedTo":"500"', '"scannedTo":"501"')],
    ['longer by a space', `${sealed(whole)} `],
    ['laid out anew', JSON.stringify(JSON.parse(sealed(whole)), null, 2)],
  ])('because it is %s, is set aside, and memory begins anew', (_what, text) => {
    put(text)
    const memory = past.open()
    expect(memory.position(hedge, nft)).toBeNull()
    expect(readFileSync(`${past.file}.unusable`, 'utf8')).toBe(text)
    memory.keepPosition(hedge, nft, scan(3))
    memory.flush()
    expect(past.open().position(hedge, nft)).toEqual(scan(3))
  })

  it('is read where nothing is wrong with it', () => {
    put(sealed(whole))
    expect(past.open().position(hedge, nft)).toEqual(scan(500))
  })

  it('of an older program is gone, with what it had more in it, and is learned again', () => {
    put(JSON.stringify({ version: '1', ...whole, trades: {} }))
    const memory = past.open()
    expect(memory.position(hedge, nft)).toBeNull()
    expect(past.names()).toEqual([])
    memory.keepPosition(hedge, nft, scan(3))
    memory.flush()
    expect(past.open().position(hedge, nft)).toEqual(scan(3))
  })

  it.each<[string, (text: string) => string]>([
    ['whose last row stands there twice', text => text.replace(/(\{"coin":"ETH","usdc"[^}]*\})\]/, '$1,$1]')],
    ['one of whose digits was changed', text => text.replace('"px":"3100"', '"px":"3101"')],
    ['that says less was read', text => text.replace('"whole":true', '"whole":false')],
  ])('of an account is one %s', (_what, edit) => {
    past.inOneRun(memory => memory.keepTrades(hedge, 'mainnet', account, traded(1)))
    const path = join(past.state, 'history', past.accountFiles(hedge)[0]!)
    const before = readFileSync(path, 'utf8')
    expect(past.open().trades(hedge, 'mainnet', account)).toEqual(traded(1))
    expect(edit(before)).not.toBe(before)
    writeFileSync(path, edit(before))
    expect(past.open().trades(hedge, 'mainnet', account)).toBeNull()
    expect(past.names()).toEqual([expect.stringMatching(/\.json\.unusable$/)])
  })

  it('is not made by what could not be read again', () => {
    past.inOneRun(memory => {
      memory.keepPosition(hedge, nft, scan(500))
      memory.keepPosition(hedge, 'no such key', scan(1))
      memory.keepPosition(hedge, '__proto__', scan(1))
      memory.keepPosition(hedge, nft, { ...scan(900), events: [eventOf({ liquidity: 'much' })] })
      memory.keepCandles('mainnet', 'A/B', { at: 1, from: 1, candles: [] })
    })
    expect(past.open().position(hedge, nft)).toEqual(scan(500))
    expect(past.open().position(hedge, 'toString')).toBeNull()
    expect(readdirSync(past.state)).toEqual(['history'])
  })
})
