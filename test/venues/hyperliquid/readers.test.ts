import { describe, expect, it } from 'vitest'
import { readDexState } from '../../../src/venues/hyperliquid/dexState.ts'
import { readMarkets } from '../../../src/venues/hyperliquid/markets.ts'
import { answerWeight, requestWeight } from '../../../src/venues/hyperliquid/requestWeight.ts'
import { readRole } from '../../../src/venues/hyperliquid/role.ts'
import { readSpotState } from '../../../src/venues/hyperliquid/spot.ts'
import { dexState } from '../../support/fakeHyperliquid/dexState.ts'
import { master, scene } from './scene.ts'

type Body = ReturnType<typeof dexState>

/** The master's state after one change to its body. */
const changing = (change: (body: Body) => void) => {
  const body = structuredClone(dexState(scene.accounts[master]!, '', scene))
  change(body)
  return () => readDexState(body, '')
}
const first = (change: Partial<Body['assetPositions'][0]['position']>) =>
  changing(body => Object.assign(body.assetPositions[0]!.position, change))

describe('readDexState', () => {
  it.each([
    ['szi', '0.0'],
    ['szi', '-0.0'],
    ['entryPx', '0.0'],
    ['entryPx', '-2800.5'],
    ['positionValue', '-3341.84'],
    ['liquidationPx', '0.0'],
    ['maxLeverage', 0],
    ['coin', ''],
    ['coin', 'ETH\u001b[2J'],
    ['coin', 'ET\u202eH'],
    ['coin', 'E'.repeat(65)],
  ])('refuses %s = %j', (field, value) => {
    expect(first({ [field]: value })).toThrow(`clearinghouseState.assetPositions[0].position.${field} is not`)
  })

  it('refuses a leverage that is none, or of a kind it does not know', () => {
    const path = 'clearinghouseState.assetPositions[0].position.leverage'
    expect(first({ leverage: { type: 'cross', value: 0 } })).toThrow(`${path}.value is not a number above zero`)
    const portfolio = { type: 'portfolio', value: 5 }
    expect(first({ leverage: portfolio as never })).toThrow(`${path}.type is not one of cross, isolated`)
  })

  it('refuses one coin in two positions', () => {
    const twice = changing(body => body.assetPositions.push(body.assetPositions[0]!))
    expect(twice).toThrow('clearinghouseState.assetPositions[3].position.coin stands there twice')
  })

  it('takes a portfolio borrower with a negative balance', () => {
    const owing = changing(body =>
      Object.assign(body.marginSummary, { accountValue: '-12.5', totalRawUsd: '-4000.25' }),
    )
    expect(owing().marginSummary.accountValue).toBe('-12.5')
  })
})

describe('readMarkets', () => {
  const universe = [
    { name: 'BTC', szDecimals: 5, maxLeverage: 40 },
    { name: 'ETH', szDecimals: 4, maxLeverage: 25 },
  ]
  const context = { funding: '0.0000125', markPx: '1.5', oraclePx: '1.5' }

  it('refuses two lists that do not belong together', () => {
    const message = 'metaAndAssetCtxs has 2 markets in universe but 1 contexts'
    expect(() => readMarkets([{ universe }, [context]])).toThrow(message)
    expect(() => readMarkets([{ universe }, [context, context, context]])).toThrow(
      '2 markets in universe but 3 contexts',
    )
  })

  it('refuses a market listed twice', () => {
    const twice = [{ universe: [universe[0], universe[0]] }, [context, context]]
    expect(() => readMarkets(twice)).toThrow('metaAndAssetCtxs[0].universe[1].name stands there twice')
  })

  it('refuses a price below zero and takes a zero for no price', () => {
    const with0 = (markPx: string) => () => readMarkets([{ universe: [universe[0]] }, [{ ...context, markPx }]])
    expect(with0('-1.0')).toThrow('metaAndAssetCtxs[1][0].markPx is not a price')
    expect(with0('0.0')()[0]!.markPx).toBeNull()
  })
})

describe('readSpotState', () => {
  it('leaves out outcome markets only, never a token whose number is missing', () => {
    const amounts = { total: '1.0', hold: '0.0' }
    expect(
      readSpotState({
        balances: [
          { coin: '+1', ...amounts },
          { coin: 'o7', ...amounts },
        ],
      }).balances,
    ).toEqual([])
    const message = 'spotClearinghouseState.balances[0].token is missing'
    for (const coin of ['USDC', '+1a', 'o', 'oil'])
      expect(() => readSpotState({ balances: [{ coin, ...amounts }] })).toThrow(message)
  })
})

describe('readRole', () => {
  it('refuses a master that is no address', () => {
    const body = { role: 'agent', data: { user: '0x1234' } }
    expect(() => readRole(body)).toThrow('userRole.data.user is not an address')
    expect(() => readRole({ role: 'subAccount' })).toThrow('userRole.data is missing')
  })
})

it('knows the weights of the requests made', () => {
  const [light, heavy] = [['clearinghouseState', 'spotClearinghouseState'], ['userRole']]
  const rest = ['metaAndAssetCtxs', 'allPerpMetas', 'userAbstraction', 'frontendOpenOrders']
  const undocumented = ['subAccounts2', 'userVaultEquities', 'vaultDetails']
  expect(new Set(light.map(requestWeight))).toEqual(new Set([2]))
  expect(new Set([...rest, ...undocumented].map(requestWeight))).toEqual(new Set([20]))
  expect(heavy.map(requestWeight)).toEqual([60])
})

it('adds what the length of a list weighs, and nothing to other answers', () => {
  const list = (length: number) => Array.from({ length })
  expect([0, 1, 20, 21, 500].map(length => answerWeight('userFunding', list(length)))).toEqual([0, 1, 1, 2, 25])
  expect(answerWeight('userFillsByTime', list(2000))).toBe(100)
  expect([60, 61, 720].map(length => answerWeight('candleSnapshot', list(length)))).toEqual([1, 2, 12])
  expect(answerWeight('frontendOpenOrders', list(500))).toBe(0)
  for (const body of [null, {}, 'x']) expect(answerWeight('userFunding', body)).toBe(0)
})
