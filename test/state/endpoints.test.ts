import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EndpointFacts } from '../../src/domain/endpoint.ts'
import { openEndpointMemory } from '../../src/state/endpoints.ts'

let home: string
let state: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hedge-memory-'))
  state = join(home, 'state')
})
afterEach(() => {
  chmodSync(home, 0o700)
  rmSync(home, { recursive: true, force: true })
})

const facts = (day = 1): EndpointFacts => ({
  mode: 'return',
  pageSize: 30,
  learnedAt: `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`,
})

test('what was put is there in the next run, in a file for nobody else', () => {
  openEndpointMemory(state).put('own/ethereum/1/then', facts())
  expect(openEndpointMemory(state).get('own/ethereum/1/then')).toEqual(facts())
  expect(statSync(state).mode & 0o777).toBe(0o700)
  expect(statSync(join(state, 'endpoints.json')).mode & 0o777).toBe(0o600)
  expect(readdirSync(state)).toEqual(['endpoints.json'])
})

test('reading makes nothing, and an endpoint that is only being tried is not remembered', () => {
  const memory = openEndpointMemory(state)
  expect(memory.get('own/ethereum/1/then')).toBeUndefined()
  memory.put('candidate/ethereum', facts())
  expect(readdirSync(home)).toEqual([])
})

test('what is gone is forgotten, whoever learned it, and the rest stays', () => {
  const memory = openEndpointMemory(state)
  memory.put('own/ethereum/1/then', facts())
  memory.put('own/base/1/then', facts())
  openEndpointMemory(state).put('own/ethereum/2/then', facts())
  memory.forget(id => id.startsWith('own/ethereum/'))
  const later = openEndpointMemory(state)
  expect([memory, later].map(({ get }) => get('own/ethereum/1/then') ?? get('own/ethereum/2/then'))).toEqual([
    undefined,
    undefined,
  ])
  expect(later.get('own/base/1/then')).toEqual(facts())
})

test('two runs at once keep each other’s lessons', () => {
  const [one, two] = [openEndpointMemory(state), openEndpointMemory(state)]
  one.get('x')
  two.put('own/base/1/then', facts(2))
  one.put('own/ethereum/1/then', facts(1))
  const later = openEndpointMemory(state)
  expect([later.get('own/base/1/then'), later.get('own/ethereum/1/then')]).toEqual([facts(2), facts(1)])
})

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['a mode that does not exist', JSON.stringify({ 'own/a/1/b': { ...facts(), mode: 'magic' } })],
  ['no log range', JSON.stringify({ 'own/a/1/b': { ...facts(), logRange: 0 } })],
  ['no page', JSON.stringify({ 'own/a/1/b': { ...facts(), pageSize: 0 } })],
  ['too much', `{"own/a/1/b": ${JSON.stringify(facts())}}${' '.repeat(300_000)}`],
])('%s is set aside, and memory begins anew', (_, text) => {
  openEndpointMemory(state).put('own/a/1/b', facts())
  writeFileSync(join(state, 'endpoints.json'), text)
  const memory = openEndpointMemory(state)
  expect(memory.get('own/a/1/b')).toBeUndefined()
  expect(readFileSync(join(state, 'endpoints.json.unusable'), 'utf8')).toBe(text)
  memory.put('own/a/1/b', facts(3))
  expect(openEndpointMemory(state).get('own/a/1/b')).toEqual(facts(3))
})

test('a hundred endpoints at most: those learned longest ago go', () => {
  const memory = openEndpointMemory(state)
  for (let n = 1; n <= 28; n += 1) memory.put(`own/old/${n}/then`, facts(n))
  for (let n = 1; n <= 90; n += 1) memory.put(`public/new/${n}`, { ...facts(), learnedAt: '2026-04-01T00:00:00.000Z' })
  const later = openEndpointMemory(state)
  expect(later.get('own/old/18/then')).toBeUndefined()
  expect(later.get('own/old/28/then')).toEqual(facts(28))
  expect(later.get('public/new/1')).toBeDefined()
})

test('a place that cannot be written to is no failure of the run', () => {
  writeFileSync(state, 'a file where the folder should be')
  const memory = openEndpointMemory(state)
  memory.put('own/ethereum/1/then', facts())
  expect(memory.get('own/ethereum/1/then')).toEqual(facts())
  expect(openEndpointMemory(state).get('own/ethereum/1/then')).toBeUndefined()
})
