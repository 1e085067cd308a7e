import { describe, expect, it } from 'vitest'
import { checkShared } from '../../../src/commands/add/checkShared.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { Address } from '../../../src/domain/address.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import type { Hedge } from '../../../src/domain/hedge.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { addressOf, gap } from '../../support/artifacts.ts'
import { memoryStore } from '../../support/fakeContext.ts'
import { hedgeOf } from '../../support/fakeSources.ts'

const [master, sub, stranger] = [addressOf(1), addressOf(2), addressOf(3)]
type Stored = [account: Address, rest?: Partial<Hedge>]

/** Adds a hedge of ETH on `account` beside those stored as a, b, …; the master has one sub-account. */
async function check(stored: Stored[], account: Address, options: object = {}, down = false) {
  const store = memoryStore()
  const hedges = stored.map(([, rest], index) => hedgeOf('abc'[index]!, rest))
  stored.forEach(([its], index) => void store.secrets.set(`hedge/id-${'abc'[index]}/account`, new Secret(its)))
  const asked: string[] = []
  const readSubAccounts = async (of: Address) => {
    asked.push(of)
    if (down) throw new ReadFailure(gap('subAccounts').gap)
    return of === master ? [{ address: sub }] : []
  }
  const context = {
    settings: { hedges: () => hedges },
    secrets: async () => store,
    perpVenue: async () => ({ readSubAccounts }),
    progress: (_what: string, work: Promise<unknown>) => work,
    deadline: () => new AbortController().signal,
    interactive: false,
  } as unknown as ActionContext
  const given = { testnet: false, subAccounts: false, allowShared: false, ...options }
  return { ids: await checkShared(context, given as never, account, ['ETH']), asked }
}

const counting = { subAccounts: true } as const
const allowed = { allowShared: true }

describe('perps of another hedge', () => {
  it.each<[string, Stored, Address, object, string]>([
    ['of the same account', [stranger], stranger, {}, 'this account'],
    ['of a master that counts the sub-account', [master, counting], sub, {}, 'this account'],
    ['of a sub-account that would be counted', [sub], master, counting, 'a sub-account of it'],
    ['of the same master, counted from both', [master, counting], master, counting, 'this account'],
  ])('%s are not counted again, unless that is allowed', async (_what, stored, account, options, whose) => {
    await expect(check([stored], account, options)).rejects.toMatchObject({
      code: 'account-shared',
      message: `the ETH perp of ${whose} belongs to a already`,
    })
    expect((await check([stored], account, { ...options, ...allowed })).ids).toEqual(['id-a'])
  })

  it.each<[string, Stored, Address, object]>([
    ['a sub-account that its master does not count', [master], sub, {}],
    ['the master of a sub-account, without the others', [sub], master, {}],
    ['another account', [stranger], master, counting],
    ['the same account on another network', [master, { testnet: true }], master, {}],
    ['the same account for another coin', [master, { coins: ['BTC'] }], master, {}],
  ])('are not those of %s', async (_what, stored, account, options) => {
    expect((await check([stored], account, options)).ids).toEqual([])
  })

  it('names every hedge it is shared with, and asks a master once', async () => {
    const stored: Stored[] = [[master, counting], [sub], [master]]
    await expect(check(stored, master, counting)).rejects.toMatchObject({
      message: 'the ETH perp of this account belongs to a, b, c already',
    })
    expect(await check(stored, master, { ...counting, ...allowed })).toEqual({
      ids: ['id-a', 'id-b', 'id-c'],
      asked: [master],
    })
  })

  it('are not taken to be others while the sub-accounts cannot be read', async () => {
    await expect(check([[master, counting]], sub, {}, true)).rejects.toBeInstanceOf(ReadFailure)
  })
})
