import { describe, expect, it } from 'vitest'
import { Failure } from '../../../src/domain/failure.ts'
import { hyperliquidUrl } from '../../../src/venues/hyperliquid/baseUrl.ts'

describe('hyperliquidUrl', () => {
  it('knows both networks', () => {
    expect(hyperliquidUrl('mainnet', undefined)).toBe('https://api.hyperliquid.xyz')
    expect(hyperliquidUrl('mainnet', '')).toBe('https://api.hyperliquid.xyz')
    expect(hyperliquidUrl('testnet', undefined)).toBe('https://api.hyperliquid-testnet.xyz')
  })

  it('lets the override stand in for mainnet only', () => {
    expect(hyperliquidUrl('mainnet', 'https://mirror.example/hl/')).toBe('https://mirror.example/hl')
    expect(hyperliquidUrl('testnet', 'https://mirror.example')).toBe('https://api.hyperliquid-testnet.xyz')
  })

  it.each(['http://127.0.0.1:8080', 'http://127.9.9.9', 'http://[::1]:1', 'http://localhost:3001'])(
    'takes plain http on this machine: %s',
    url => expect(hyperliquidUrl('mainnet', ` ${url}/ `)).toBe(url),
  )

  it.each([
    'http://api.hyperliquid.xyz',
    'http://127.0.0.1.evil.example',
    'http://128.0.0.1',
    'http://localhost.evil.example',
    'http://[::2]',
    'http://10.0.0.1',
    'https://name:sesame@api.hyperliquid.xyz',
    'https://sesame@api.hyperliquid.xyz',
    'https://api.hyperliquid.xyz/?key=sesame',
    'https://api.hyperliquid.xyz/#sesame',
    'ws://127.0.0.1',
    'file:///etc/passwd',
    'api.hyperliquid.xyz',
    'sesame',
    'https://',
    ' ',
  ])('refuses %s as a usage mistake, without repeating it', url => {
    const refused = (() => {
      try {
        return hyperliquidUrl('mainnet', url)
      } catch (error) {
        return error
      }
    })()
    expect(refused).toBeInstanceOf(Failure)
    const { exit, message, hint } = refused as Failure
    expect(exit).toBe(2)
    expect(message).toMatch(/^HEDGE_HYPERLIQUID_URL /)
    expect(message + hint).not.toMatch(/sesame|evil|passwd|10\.0\.0\.1|128\./)
  })
})
