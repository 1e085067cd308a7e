import { describe, expect, it } from 'vitest'
import { canary, expectRefusal } from '../support/refusal.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const agent = '0x1111111111111111111111111111111111111111'
const nobody = '0x2222222222222222222222222222222222222222'
/** One letter of the scene's account in the other case. */
const wrongChecksum = '0x5A0b54D5dc17e0AadC383d2db43B0a0D3E029c4C'

/** A line that is right but for the words that a case puts in. */
const add = ({ name = 'third', chain = 'local', position = '1', account = '$account' }, more = ''): string =>
  `add ${name} --chain ${chain} --position ${position} --account ${account} ${more}`.trim()

/** Words of a line; `$weth` and the like stand for the scene's addresses, '' for an empty word. */
function wordsOf(line: string): string[] {
  const { scene } = stage
  const known: Record<string, string> = { account: scene.account, wallet: scene.wallet, ...scene.tokens }
  return line.split(' ').map(word => (word === "''" ? '' : word.replace(/\$(\w+)/, (_all, name) => known[name]!)))
}

const describeMistakes = (title: string, cases: [line: string, exit: number, code: string][]) =>
  describe(title, () => {
    it.each(cases)('%s', async (line, exit, code) => {
      await expectRefusal(stage.home, [wordsOf(line), exit, code])
    })
  })

const all = (values: string[], line: (value: string) => string, exit: number, code: string) =>
  values.map((value): [string, number, string] => [line(value), exit, code])

describeMistakes('names and chains', [
  ...all(['status', 'Third', '3rd', "''", `${canary}-${'x'.repeat(26)}`], name => add({ name }), 2, 'usage'),
  ...all(['eth-usdc', 'local', 'arbitrum'], name => add({ name }), 2, 'name-taken'),
  ...all([canary, "''"], chain => add({ chain }), 2, 'unknown-chain'),
  ['add --chain local', 2, 'usage'],
  ['add third --position 1 --account $account', 2, 'usage'],
])

describeMistakes('positions', [
  ...all(['0', '-5', '1.5', '0x10', canary, "''", '1 2 third', '01'], position => add({ position }), 2, 'bad-option'),
  ...all(['1 999', '99999999999999999999'], position => add({ position }), 6, 'no-such-position'),
  [`add --chain local --account $account --wallet ${canary}`, 2, 'bad-address'],
  [`add --chain local --account $account --wallet ${wrongChecksum}`, 2, 'bad-checksum'],
  [`add --chain local --account $account --wallet ${nobody}`, 6, 'no-positions'],
  ['add --chain local --account $account --wallet $wallet', 2, 'which-position'],
  [add({}, '--all'), 2, 'usage'],
  [add({}, `--all --wallet ${nobody}`), 2, 'usage'],
])

describeMistakes('accounts', [
  ...all(
    [canary, "''", '0x123', `${nobody}0`, '5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c', `${nobody.slice(0, -1)}g`],
    account => add({ account }),
    2,
    'bad-address',
  ),
  [add({ account: wrongChecksum }), 2, 'bad-checksum'],
  [add({ account: nobody }), 6, 'unknown-account'],
  [add({}), 2, 'account-shared'],
])

describeMistakes('numbers and days', [
  ...all(
    ['-1', '11', '10.1', 'abc', '1e1', '0x1', "''", '1,5', canary],
    ratio => add({}, `--target ${ratio}`),
    2,
    'bad-option',
  ),
  ...all(
    ['2999-01-01', 'yesterday', '2026-02-31', '2026-13-01', '2026-01-31T12:00', '31.01.2026', '1769860800', "''"],
    day => add({}, `--since ${day}`),
    2,
    'bad-option',
  ),
  ...all(['0', '0.0', '-1', 'abc', canary, '1e3'], price => add({}, `--entry-price ${price}`), 2, 'bad-option'),
])

describeMistakes('tokens', [
  [add({ position: '3' }), 2, 'unknown-token'],
  [add({ position: '3' }, `--asset $wbtc=${canary}`), 2, 'no-market'],
  ...all(
    ['$wbtc=BTC', `${nobody}=ETH`, '$weth=a-b', '$weth=', `weth=${canary}`, canary],
    asset => add({}, `--asset ${asset}`),
    2,
    'bad-option',
  ),
  ...all([`$weth=${canary}`, '$weth=-1', `${nobody}=1`], given => add({}, `--deposit ${given}`), 2, 'bad-option'),
])

describe('what was deposited into one position', () => {
  const several: [string, string, string][] = [
    [add({ position: '1 2' }, '--deposit $weth=1 --entry-price 3000'), '--deposit', '2 positions'],
    [add({ position: '1 2' }, '--entry-price 3000 --dry-run'), '--entry-price', '2 positions'],
    [
      'add --chain local --account $account --wallet $wallet --all --entry-price 3000',
      '--entry-price',
      'every position of the wallet',
    ],
  ]
  it.each(several)('is not what each of several has: %s', async (line, flag, has) => {
    const { message, hint } = await expectRefusal(stage.home, [wordsOf(line), 2, 'usage'])
    expect(message).toBe(`${flag} is of a hedge with one position, and this one has ${has}`)
    expect(hint).toBe(`leave ${flag} out: what was deposited is read from the chain; or give one --position`)
  })

  it('is taken of one, given twice as well', async () => {
    const line = add({ position: '1 1' }, '--entry-price 3000 --deposit $weth=1 --allow-shared --dry-run --json')
    const { code, stdout } = await stage.run(wordsOf(line))
    expect({ code, entry: JSON.parse(stdout).hedge.entry.price }).toEqual({ code: 0, entry: '3000' })
  })
})

it('perps of a sub-account are not counted twice without a word', async () => {
  const { message } = await expectRefusal(stage.home, [wordsOf(add({}, '--sub-accounts')), 2, 'account-shared'])
  expect(message).toBe('the ETH perp of this account belongs to eth-usdc, btc-eth already')
  const allowed = add({}, '--sub-accounts --allow-shared --dry-run --json')
  const { code, stdout } = await stage.run(wordsOf(allowed))
  expect(code).toBe(0)
  expect(JSON.parse(stdout).hedge).toMatchObject({
    shared: true,
    sharedWith: [expect.any(String), expect.any(String)],
  })
})

describe('an account that is not the account itself', () => {
  it('is refused by name where it is an agent, and its master is named', async () => {
    const { scene, home } = stage
    scene.venue.set({ accounts: { [agent]: { role: { agentOf: scene.account } } } })
    const { message, hint } = await expectRefusal(home, [wordsOf(add({ account: agent })), 5, 'agent-address'])
    expect(message.toLowerCase()).toBe(
      `invalid permissions: ${agent} is an agent (api wallet) of ${scene.account}; it can trade there, and read as an account it is always empty`,
    )
    expect(hint.toLowerCase()).toBe(`hedge add --account ${scene.account}`)
  })

  it.each([
    ['a sub-account', (master: string) => ({ role: { subAccountOf: master } }), 'subAccount', 'Note: a sub-account of'],
    [
      'a vault',
      (leader: string) => ({ role: 'vault' as const, vault: { name: 'Harbour', leader } }),
      'vault',
      'Note: ',
    ],
  ])('is taken and told where it is %s', async (_what, known, stored, note) => {
    const { scene, run } = stage
    scene.venue.set({ accounts: { [nobody]: known(scene.account) } })
    const { code, stdout, stderr } = await run(wordsOf(add({ account: nobody }, '--dry-run --json')))
    expect({ code, role: JSON.parse(stdout).hedge.role }).toEqual({ code: 0, role: stored })
    expect(stderr).toContain(note)
  })

  it('is not taken where its role is not told', async () => {
    const { scene, home } = stage
    scene.venue.failWith('userRole', { status: 403 })
    await expectRefusal(home, [wordsOf(add({ account: nobody })), 1, 'venue-refused'])
    scene.venue.failWith('userRole', null)
  })

  it('passes with the same words where it is right, on the edges of what is allowed', async () => {
    const edges = '--dry-run --target 10 --since 2026-01-31T23:30:00-05:00 --entry-price 0.1'
    const { code, stderr } = await stage.run(wordsOf(add({ account: nobody, position: '1' }, edges)))
    expect(code, stderr).toBe(0)
  })
})
