import { expect, it } from 'vitest'
import { isCheck } from '../../src/cli/isCheck.ts'

it.each([
  ['check', true],
  ['check --json', true],
  ['--timeout 3 check', true],
  ['--format table --quiet check eth-usdc', true],
  ['--nonsense check', true],
  ['check --help', true],
  ['', false],
  ['--json', false],
  ['--from check status', false],
  ['status check', false],
  ['help check', false],
  ['checks', false],
])('%j: %j', (line, expected) => expect(isCheck(line.split(' ').filter(word => word !== ''))).toBe(expected))
