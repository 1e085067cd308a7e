import { expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/cli/exitCode.ts'
import { gap } from '../../support/artifacts.ts'
import { lawsOfUnknown } from './lawsOfUnknown.ts'

lawsOfUnknown(60)

it('unknown of a shut secret store is exit code 4, before anything else', () => {
  const codes = (...names: string[]) =>
    exitCodeOf(
      names.map(name => gap(name).gap),
      10,
      false,
    )
  expect(codes('rpc-down')).toBe(3)
  expect(codes('rpc-down', 'store-locked')).toBe(4)
  expect(codes('rpc-down', 'unknown-account')).toBe(6)
  expect(codes('unknown-account', 'agent-address')).toBe(5)
  expect(codes('agent-address', 'store-timeout')).toBe(4)
  expect(codes()).toBe(10)
  expect(exitCodeOf([], 10, true)).toBe(0)
  expect(exitCodeOf([gap('rpc-down').gap], 10, true)).toBe(3)
})
