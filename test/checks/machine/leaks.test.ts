import { describe, expect, it } from 'vitest'
import type { Leak, Unread } from '../../../src/domain/machine.ts'
import { gap, ok } from '../../support/artifacts.ts'
import { said, verdictsOf } from './machineOf.ts'

const leak = (line: number, kind: Leak['kind'], rest: Partial<Leak> = {}): Leak => ({
  path: '~/.env',
  line,
  kind,
  sure: true,
  ...rest,
})
const deep = (leaks: Leak[], unread: Unread[] = []) => ({ deep: ok({ read: 7, leaks, unread }) })

describe('leaks-private-key', () => {
  const key = (facts: Parameters<typeof said>[1]) => said('leaks-private-key', facts)

  it('is not asked without --deep, and says how', () => {
    expect(key({})).toEqual(['notApplicable this machine: not asked for: hedge audit --deep'])
  })

  it('passes where nothing was found in what was read', () => {
    expect(key(deep([]))).toEqual(['pass this machine: 7 files read, and none found'])
    expect(key(deep([leak(1, 'rpc-key')]))).toEqual(['pass this machine: 7 files read, and none found'])
  })

  it('names each file once, by line and kind, as grave as the gravest', () => {
    const found = deep([
      leak(9, 'private-key', { sure: false }),
      leak(3, 'private-key'),
      leak(4, 'keystore'),
      leak(8, 'identity', { path: '~/b' }),
      leak(2, 'seed-phrase', { path: '~/c', sure: false }),
    ])
    expect(key(found)).toEqual([
      'fail critical ~/.env: line 3: a private key; line 4: a keystore, as safe as its passphrase; line 9: a private key, or a hash',
      'fail high ~/b: line 8: an age identity, which opens what is closed to it',
      'warn medium ~/c: line 2: a seed phrase, or other words',
    ])
    expect(verdictsOf('leaks-private-key', found)[0]?.remediation).toBe(
      'take it for known to others: move what it can reach to a new key, then delete line 3 of ~/.env',
    )
  })

  it('counts lines where there are many', () => {
    const lines = Array.from({ length: 8 }, (_, n) => leak(n + 1, 'private-key', { sure: false }))
    expect(key(deep(lines))).toEqual(['warn medium ~/.env: lines 1, 2, 3, 4, 5 and 3 more: a private key, or a hash'])
  })

  it('does not pass what was not read, and tells what was found beside it', () => {
    const unread: Unread[] = [
      { path: '~/.bash_history', why: 'unreadable' },
      { path: '~/.env', why: 'too-large' },
    ]
    expect(key(deep([], unread))).toEqual([
      'unknown ~/.bash_history: path-unreadable',
      'unknown ~/.env: path-too-large',
    ])
    expect(key(deep([leak(1, 'private-key')], unread))).toEqual([
      'fail critical ~/.env: line 1: a private key; not all could be read: it is too large to be read whole',
      'unknown ~/.bash_history: path-unreadable',
    ])
    expect(key({ deep: gap('machine-unread') })).toEqual(['unknown this machine: machine-unread'])
  })
})

describe('leaks-rpc-key', () => {
  it('is about keys of endpoints alone', () => {
    expect(said('leaks-rpc-key', {})).toEqual(['notApplicable this machine: not asked for: hedge audit --deep'])
    expect(said('leaks-rpc-key', deep([leak(1, 'private-key')]))).toEqual([
      'pass this machine: 7 files read, and none found',
    ])
    expect(said('leaks-rpc-key', deep([leak(1, 'rpc-key'), leak(5, 'rpc-key')]))).toEqual([
      'fail medium ~/.env: lines 1, 5: the key of an RPC endpoint',
    ])
    expect(said('leaks-rpc-key', { deep: gap('machine-unread') })).toEqual(['unknown this machine: machine-unread'])
  })
})
