import { describe, expect, it } from 'vitest'
import { chains } from '../../../src/chains/index.ts'
import { recognise } from '../../../src/commands/add/recognise.ts'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { privateKey, seedPhrase } from '../../support/refusal.ts'

const read = (text: string) => recognise(text, { classify: classifyPaste, chains })

const manager = '0xC36442b4a4522E871399CD717aBDD847Ab11FE88'
const wallet = '0x5a0b54D5dc17e0AadC383d2db43B0a0D3E029c4c'

describe('a position', () => {
  it.each([
    ['1234567', '1234567', null],
    [' #12 ', '12', null],
    ['18446744073709551615', '18446744073709551615', null],
    ['https://app.uniswap.org/positions/v3/arbitrum/1234567', '1234567', 'arbitrum'],
    ['app.uniswap.org/positions/v3/base/12?lng=en-US', '12', 'base'],
    ['https://app.uniswap.org/positions/v3/mainnet/12/', '12', 'ethereum'],
    ['https://app.uniswap.org/positions/v3/Avalanche/7#top', '7', 'avalanche'],
    ['https://app.uniswap.org/positions/v3/arbitrum_one/7', '7', 'arbitrum'],
    ['https://app.uniswap.org/#/pool/99', '99', null],
    ['https://app.uniswap.org/#/pool/99?chain=optimism', '99', 'optimism'],
    ['https://app.uniswap.org/?chain=polygon#/pools/99', '99', 'polygon'],
    ['https://app.uniswap.org/pools/99?chain=bnb', '99', 'bnb'],
    [`https://etherscan.io/nft/${manager}/42`, '42', 'ethereum'],
    [`https://www.arbiscan.io/nft/${manager.toLowerCase()}/42`, '42', 'arbitrum'],
    [`http://optimistic.etherscan.io/token/${manager}?a=42`, '42', 'optimism'],
    [`https://ETH.blockscout.com/token/${manager}/instance/42`, '42', 'ethereum'],
    ['https://basescan.org/nft/0x03a520b32c04bf3beef7beb72e919cf822ed34f1/5', '5', 'base'],
    [`https://opensea.io/item/ethereum/${manager}/42`, '42', 'ethereum'],
    [`https://opensea.io/assets/matic/${manager}/42`, '42', 'polygon'],
  ])('%s', (text, tokenId, chain) => {
    expect(read(text)).toEqual({ kind: 'position', tokenId, chain })
  })
})

describe('an address', () => {
  it.each([
    [wallet, null],
    [`\t${wallet}\n`, null],
    [`https://etherscan.io/address/${wallet}`, 'ethereum'],
    [`https://arbiscan.io/address/${wallet}#nfttransfers`, 'arbitrum'],
    [`https://soneium.blockscout.com/address/${wallet}?tab=tokens`, 'soneium'],
    [`https://app.hyperliquid.xyz/explorer/address/${wallet}`, null],
    [`hypurrscan.io/address/${wallet}`, null],
    [`https://debank.com/profile/${wallet}`, null],
  ])('%s', (text, chain) => {
    expect(read(text)).toEqual({ kind: 'address', address: wallet, chain })
  })

  it('is spelled as it was pasted, so that its checksum can be looked at', () => {
    expect(read(wallet.toUpperCase().replace('0X', '0x'))).toMatchObject({
      address: `0x${wallet.slice(2).toUpperCase()}`,
    })
  })
})

describe('what could sign', () => {
  it.each([
    privateKey,
    `0x${privateKey}`,
    ` "${privateKey.slice(0, 32)} ${privateKey.slice(32)}" `,
    seedPhrase,
    `{"version":3,"crypto":{"cipher":"aes-128-ctr"}}`,
    'AGE-SECRET-KEY-1QQQQ',
    // A key within a link.
    `AGE-SECRET-KEY-1QQQQ https://app.uniswap.org/positions/v3/arbitrum/1`,
  ])('%s', text => expect(read(text)).toEqual({ kind: 'signs' }))
})

describe('none of them', () => {
  const cases: [text: string, why: RegExp][] = [
    ['', /Paste a wallet/],
    ['0', /NFT id is a number/],
    ['-1', /NFT id/],
    ['١٢٣', /NFT id/],
    ['12.5', /NFT id/],
    [wallet.slice(0, -1), /those are 39/],
    [`${wallet}0`, /those are 41/],
    ['vitalik.eth', /Names are not looked up/],
    ['x'.repeat(100_000), /too long/],
    [`https://app.uniswap.org/${'a'.repeat(5_000)}/positions/v3/arbitrum/1`, /too long/],
    ['X-Api-Key: c4n4ryc4n4ry', /request header/],
    ['https://arb-mainnet.g.alchemy.com/v2/c4n4ry', /not known here/],
    ['https://app.uniswap.org:8443/positions/v3/arbitrum/1', /not known here/],
    ['https://app.uniswap.org.evil.example/positions/v3/arbitrum/1', /not known here/],
    ['https://uniswap.evil.example/positions/v3/arbitrum/1', /not known here/],
    // A Cyrillic letter in the host.
    ['https://арp.uniswap.org/positions/v3/arbitrum/1', /NFT id is a number/],
    ['https://xn--p-7sbb.uniswap.org/positions/v3/arbitrum/1', /not known here/],
    ['https://c4n4ry:c4n4ry@app.uniswap.org/positions/v3/arbitrum/1', /user or a password/],
    ['ftp://app.uniswap.org/positions/v3/arbitrum/1', /begins with https/],
    ['javascript://app.uniswap.org/positions/v3/arbitrum/1', /begins with https/],
    ['https://app.uniswap.org/positions/v3/c4n4ry/1', /chain in that link is not known/],
    ['https://app.uniswap.org/positions/v3/__proto__/1', /chain in that link is not known/],
    ['https://app.uniswap.org/positions/v3/constructor/1', /chain in that link is not known/],
    ['https://app.uniswap.org/positions/v4/arbitrum/1', /another version/],
    ['https://app.uniswap.org/positions/v2/arbitrum/0x1', /another version/],
    ['https://app.uniswap.org/positions/v3/arbitrum/0', /no position/],
    ['https://app.uniswap.org/positions/v3/arbitrum/1e3', /no position/],
    ['https://app.uniswap.org/positions/v3/arbitrum/123456789012345678901', /no position/],
    ['https://app.uniswap.org/positions', /no position/],
    ['https://app.uniswap.org/explore/pools/arbitrum/0xc6962004f452be9203591991d15f6b388e09e8d0', /no position/],
    [`https://etherscan.io/tx/0x${privateKey}`, /transaction/],
    [`https://etherscan.io/nft/${wallet}/42`, /another contract/],
    // The manager of one chain is a stranger on another.
    [`https://basescan.org/nft/${manager}/42`, /another contract/],
    [`https://etherscan.io/address/${manager}`, /contract of all positions/],
    [`https://etherscan.io/token/${wallet}`, /a token/],
    ['https://etherscan.io/block/123', /no position and no address/],
    [`https://opensea.io/item/c4n4ry/${manager}/42`, /chain in that link/],
    ['https://', /NFT id is a number/],
    ['http://%', /NFT id is a number/],
  ]
  it.each(cases)('%s', (text, why) => {
    const pasted = read(text)
    expect(pasted).toMatchObject({ kind: 'unknown', why: expect.stringMatching(why) })
    expect(JSON.stringify(pasted)).not.toContain('c4n4ry')
  })

  it('takes no longer where somebody means harm', () => {
    const started = performance.now()
    for (const text of [`${'1'.repeat(2_000)}x`, `0x${'a.'.repeat(900)}eth`, `${'a-.'.repeat(680)}/`]) read(text)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
