import { describe, expect, it } from 'vitest'
import { statusNeeds } from '../../src/commands/status/needs.ts'
import { type ArtifactName, wholeScope } from '../../src/domain/artifacts.ts'
import { Failure, ReadFailure } from '../../src/domain/failure.ts'
import { StoreFailure } from '../../src/domain/secretStore.ts'
import { attempt, gapOf } from '../../src/gather/attempt.ts'
import { gather, gatherers } from '../../src/gather/index.ts'
import { account, addressOf, chain, gap, gatheredAt, wallet } from '../support/artifacts.ts'
import { countingLpVenue, countingPerpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const everything = Object.keys(gatherers) as ArtifactName[]
const lpsAsked = (asked: readonly string[]) => asked.filter(each => each.startsWith('lps'))

describe('gather', () => {
  it('asks one chain once for the ids of all hedges, and gives each hedge its own', async () => {
    const hedges = [hedgeOf('a'), hedgeOf('b', { tokenIds: ['2', '1'] }), hedgeOf('c', { tokenIds: ['3'] })]
    const sources = fakeSources(hedges)
    const { lps } = await gather(everything, sources)
    expect(lpsAsked(sources.asked)).toEqual([`lps ${chain.name} 1,2,3`])
    const found = ('ok' in lps ? lps.ok : []).map(({ subject, read }) => [
      subject,
      'ok' in read ? read.ok.positions.map(({ tokenId }) => tokenId) : null,
      'ok' in read ? read.ok.unknownIds : null,
    ])
    expect(found).toEqual([
      ['id-a', ['1'], []],
      ['id-b', ['1'], ['2']],
      ['id-c', [], ['3']],
    ])
  })

  it('asks once a chain and wallet, and apart for ids asked by number', async () => {
    const other = { ...chain, name: 'otherchain', chainId: 2 }
    const hedges = [
      hedgeOf('a', { tokenIds: 'all' }),
      hedgeOf('b', { tokenIds: 'all' }),
      hedgeOf('c'),
      hedgeOf('d', { tokenIds: 'all', chain: 'otherchain' }),
    ]
    const sources = fakeSources(hedges, { chains: () => [chain, other] })
    await gather(everything, sources)
    expect(lpsAsked(sources.asked).sort()).toEqual(
      [`lps otherchain ${wallet}`, `lps testchain ${wallet}`, 'lps testchain 1'].sort(),
    )
  })

  it('reads an account, and the markets of a network, once however many hedges share them', async () => {
    const sources = fakeSources([hedgeOf('a'), hedgeOf('b'), hedgeOf('c', { testnet: true })])
    const { accounts, markets } = await gather(statusNeeds, sources)
    expect('ok' in accounts && accounts.ok.map(({ network, address }) => `${network} ${address}`)).toEqual([
      `mainnet ${account}`,
      `testnet ${account}`,
    ])
    expect('ok' in markets && markets.ok.map(({ network }) => network)).toEqual(['mainnet', 'testnet'])
    for (const what of ['mode', 'state', 'spot', 'markets']) {
      expect(sources.asked.filter(each => each.startsWith(`${what} mainnet`))).toHaveLength(1)
    }
    expect(sources.asked.some(each => each.startsWith('role'))).toBe(false)
  })

  it('gathers each artifact once, and only what is needed', async () => {
    let opened = 0
    const plain = fakeSources([hedgeOf('a')])
    const sources = fakeSources([hedgeOf('a')], {
      secrets: async () => {
        opened += 1
        return plain.secrets()
      },
    })
    await gather(everything, sources)
    expect(opened).toBe(1)
    const few = fakeSources([hedgeOf('a')])
    const artifacts = await gather(['subjects'], few)
    expect(few.asked).toEqual([])
    expect(Object.keys(artifacts)).toEqual(['schema', 'gatheredAt', 'source', 'subjects'])
    expect(artifacts).toMatchObject({ gatheredAt, source: 'live', schema: 'hedge.artifacts/1' })
  })

  it('turns one failed read into one gap, and leaves the rest', async () => {
    const asked: string[] = []
    const perpVenue = async () => ({ ...countingPerpVenue(asked, 'mainnet'), readSpotState: down('spot') })
    const { accounts, lps } = await gather(everything, fakeSources([hedgeOf('a')], { perpVenue }))
    expect(accounts).toMatchObject({
      ok: [{ spot: gap('spot'), mode: { ok: 'default' }, dexes: [{ at: gatheredAt }] }],
    })
    expect(lps).toMatchObject({ ok: [{ read: { at: gatheredAt } }] })
    const lpVenue = async () => ({ ...countingLpVenue(asked), readPositions: down('rpc') })
    const second = await gather(everything, fakeSources([hedgeOf('a'), hedgeOf('b')], { lpVenue }))
    expect(second.lps).toMatchObject({ ok: [{ read: gap('rpc') }, { read: gap('rpc') }] })
  })

  it('says which chain is gone', async () => {
    const { lps } = await gather(['lps'], fakeSources([hedgeOf('a')], { chains: () => [] }))
    expect(lps).toMatchObject({ ok: [{ chain: chain.name, read: { gap: { code: 'no-chain' } } }] })
  })

  it('keeps the words of the secret store, for every subject whose addresses it holds', async () => {
    const secrets = async () => {
      throw new StoreFailure('store-locked', 'the keychain is locked', 'unlock it')
    }
    const { subjects, accounts, lps } = await gather(
      everything,
      fakeSources([hedgeOf('a', { tokenIds: 'all' })], { secrets }),
    )
    const locked = {
      gap: { code: 'store-locked', source: 'secret store', message: 'the keychain is locked', hint: 'unlock it' },
    }
    expect(subjects).toMatchObject({ ok: [{ wallet: locked, account: locked }] })
    expect(lps).toMatchObject({ ok: [{ read: locked }] })
    expect(accounts).toMatchObject({ ok: [] })
  })

  it('says which address is missing or damaged in the store, and does not repeat what is there', async () => {
    const sources = fakeSources([hedgeOf('a')])
    const store = await sources.secrets()
    await store.delete('hedge/id-a/wallet')
    const { Secret } = await import('../../src/domain/secret.ts')
    await store.set('hedge/id-a/account', new Secret('correct horse'))
    const { subjects } = await gather(['subjects'], sources)
    expect(subjects).toMatchObject({
      ok: [{ wallet: { gap: { code: 'secret-missing' } }, account: { gap: { code: 'secret-damaged' } } }],
    })
    expect(JSON.stringify(subjects)).not.toContain('horse')
  })

  it('lets the mistake of a person end the run', async () => {
    const named = fakeSources([hedgeOf('a')], { scope: { ...wholeScope, names: ['b'] } })
    await expect(gather(everything, named)).rejects.toMatchObject({ code: 'no-such-hedge', exit: 6 })
    const badUrl = fakeSources([hedgeOf('a')], {
      perpVenue: async () => {
        throw new Failure('bad-url', 'not a URL', 'set it', 2)
      },
    })
    await expect(gather(everything, badUrl)).rejects.toMatchObject({ code: 'bad-url' })
  })
})

describe('an address given ad hoc', () => {
  const asked = { ...wholeScope, address: addressOf(7) }
  const gatherAt = (scope: Partial<typeof asked>) =>
    gather(everything, fakeSources([], { scope: { ...asked, ...scope } }))

  it('is wallet and account at once on every known chain, and its role is read', async () => {
    const { subjects, accounts } = await gatherAt({})
    expect(subjects).toMatchObject({
      ok: [
        {
          name: addressOf(7),
          stored: false,
          chains: [chain.name],
          tokenIds: 'all',
          wallet: { ok: addressOf(7) },
          account: { ok: addressOf(7) },
          role: null,
          network: 'mainnet',
        },
      ],
    })
    expect(accounts).toMatchObject({ ok: [{ role: { ok: { role: 'user' } } }] })
  })

  it('may be on the testnet; on an unknown chain or misspelt it is a mistake', async () => {
    expect((await gatherAt({ testnet: true })).subjects).toMatchObject({ ok: [{ network: 'testnet' }] })
    await expect(gatherAt({ chains: ['nowhere'] })).rejects.toMatchObject({ code: 'unknown-chain', exit: 2 })
    await expect(gatherAt({ address: '0xabc' })).rejects.toMatchObject({ code: 'bad-address', exit: 2 })
  })
})

describe('attempt', () => {
  const now = () => new Date(gatheredAt)
  const thrown = (error: unknown) => attempt(now, 'somewhere', async () => Promise.reject(error))

  it('stamps what was read with its moment', async () => {
    expect(await attempt(now, 'somewhere', async () => 5)).toEqual({ ok: 5, at: gatheredAt })
  })

  it('says nothing of an error it does not know: its text may hold a URL', async () => {
    const read = await thrown(new TypeError('fetch https://user:key@host failed'))
    expect(read).toMatchObject({ gap: { code: 'unexpected', source: 'somewhere' } })
    expect(JSON.stringify(read)).not.toMatch(/https|key|host/)
  })

  it('keeps the gap of a failed read, and throws a mistake on', async () => {
    expect(await thrown(new ReadFailure(gap('rpc').gap))).toEqual(gap('rpc'))
    const mistake = new Failure('usage', 'no', 'hint', 2)
    await expect(thrown(mistake)).rejects.toBe(mistake)
    expect(() => gapOf(mistake, 'x')).toThrow(mistake)
  })
})
