import { describe, expect, it } from 'vitest'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour is what is looked for
const colour = /\u001b\[\d+m/g

describe('data on standard output, everything else on standard error', () => {
  it('has the same words with and without colour', async () => {
    const plain = await stage.run('status eth-usdc')
    expect(plain).toMatchObject({ code: 0, stderr: '' })
    expect(plain.stdout).not.toMatch(colour)
    const coloured = await stage.run('status eth-usdc', { env: { FORCE_COLOR: '1' } })
    expect(coloured.stdout).toMatch(colour)
    expect(coloured).toMatchObject({ code: 0, stderr: '' })
    expect(coloured.stdout.replace(colour, '')).toBe(plain.stdout)
  })

  it.each([
    ['status eth-usdc --no-color', { FORCE_COLOR: '1' }],
    ['status eth-usdc', { FORCE_COLOR: '1', NO_COLOR: '1' }],
    ['status eth-usdc', { FORCE_COLOR: '0' }],
    ['status eth-usdc --format markdown', { FORCE_COLOR: '1' }],
    ['status eth-usdc --format csv', { FORCE_COLOR: '1' }],
    ['status eth-usdc --json', { FORCE_COLOR: '1' }],
  ])('has none where it is not wanted: %s with %o', async (line, env) => {
    const { code, stdout, stderr } = await stage.run(line, { env })
    expect({ code, stderr, coloured: colour.test(stdout) }).toEqual({ code: 0, stderr: '', coloured: false })
  })

  it.each(
    ['table', 'json', 'csv', 'markdown'].flatMap(format =>
      [
        'status',
        'show eth-usdc --explain',
        'audit',
        'history',
        'list',
        'config get',
        'log',
        'doctor',
        'chain list',
      ].map(line => `${line} --format ${format} --ascii`),
    ),
  )('is nothing but ASCII where that is asked for: %s', async line => {
    const { stdout } = await stage.call(line)
    expect(stdout.length).toBeGreaterThan(1)
    expect(stdout).toMatch(/^[\n -~]*$/)
    if (line.includes('json')) expect(JSON.parse(stdout)).toHaveProperty('schema')
  })

  it('takes an empty NO_COLOR for none at all', async () => {
    const { stdout } = await stage.run('status eth-usdc', { env: { FORCE_COLOR: '1', NO_COLOR: '' } })
    expect(stdout).toMatch(colour)
  })

  it('is as wide as COLUMNS says', async () => {
    for (const columns of [60, 120]) {
      const { stdout } = await stage.run('status eth-usdc', { env: { COLUMNS: String(columns) } })
      const tables = stdout
        .split('\n')
        .filter(line => !/^ {2}(Account|#\d+ +IL|LP +IL|Hedge|Total|Since|Carry|Health|note|warning)/.test(line))
      expect(Math.max(...tables.map(line => line.length)), `at ${columns}`).toBeLessThanOrEqual(columns)
    }
  })

  it('says nothing but errors under --quiet, and those still', async () => {
    expect(await stage.run('remove nobody --quiet')).toMatchObject({ code: 6, stdout: '' })
    const { stderr } = await stage.run('remove nobody -q')
    expect(stderr).toBe('hedge: error: there is no hedge of that name\nhedge: hint: hedge list\n')
  })

  it.each([
    'nonsense --json',
    'status nobody --json',
    'status --json --exit-cod',
    'status --format json --timeout never',
    'status --json --from missing.json',
    'remove nobody --format=json',
    'rpc set local --json',
    'add --json',
    'add --format json --chain local --position 999 --account 0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c',
    'store use nothing --json',
    'config set drift.warning lots --json',
  ])('prints one hedge.error/1 on standard output, and the same two lines on standard error: %s', async line => {
    const { code, stdout, stderr } = await stage.run(line)
    const { schema, generatedAt, error, ...rest } = JSON.parse(stdout)
    expect(schema).toBe('hedge.error/1')
    expect(new Date(generatedAt).toISOString()).toBe(generatedAt)
    expect(rest).toEqual({})
    expect(stderr).toBe(`hedge: error: ${error.message}\nhedge: hint: ${error.hint}\n`)
    expect(error.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(code).toBeGreaterThan(0)
  })

  it('prints no document where none was asked for', async () => {
    expect(await stage.run('json')).toMatchObject({ code: 2, stdout: '' })
    expect(await stage.run('status nobody')).toMatchObject({ code: 6, stdout: '' })
  })

  it('gives up at the deadline, and says which', async () => {
    stage.scene.venue.failWith('spotClearinghouseState', { delay: 30_000 })
    try {
      const { code, stdout, milliseconds } = await stage.run('status eth-usdc --json --timeout 5')
      expect({ code, slow: milliseconds > 25_000 }).toEqual({ code: 3, slow: false })
      const { gaps, hedges } = JSON.parse(stdout)
      expect(gaps).toEqual([
        {
          code: 'venue-timeout',
          source: 'hyperliquid',
          message: 'Hyperliquid, asked for spotClearinghouseState, did not answer in time',
          hint: 'give it longer: hedge status --timeout 60',
        },
      ])
      expect(hedges[0].lps).toHaveLength(2)
    } finally {
      stage.scene.venue.failWith('spotClearinghouseState', null)
    }
  })
})
