import { describe, expect, it } from 'vitest'
import { callMain } from '../support/callMain.ts'
import { canary, expectRefusal, type Mistake, privateKey, seedPhrase } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const waive = (...rest: string[]) => ['audit', 'waive', 'mail-2fa', '--until', '30d', ...rest]

it('a reason may be a long sentence', async () => {
  // Only what an audit has found is waived: what only a person can answer is there without a venue.
  await callMain(['audit', '--only', 'mail-2fa', '--quiet'], stage.home)
  const reason = 'the bot of the office trades on this account and I look at it every Monday morning'
  expect(await callMain(waive('--reason', reason), stage.home)).toMatchObject({ code: 0 })
  expect(await callMain(['audit', 'waive'], stage.home)).toMatchObject({ stdout: expect.stringContaining(reason) })
  expect(await callMain(['audit', 'waive', 'mail-2fa', '--remove'], stage.home)).toMatchObject({ code: 0 })
})

describe('a mistake in what an audit is told', () => {
  it.each<Mistake>([
    ['audit waive new-powr --reason why --until 30d', 2, 'unknown-check'],
    [`audit waive ${canary} --reason why --until 30d`, 2, 'unknown-check'],
    ['audit waive new-power --until 30d', 2, 'usage'],
    ['audit waive new-power --reason why', 2, 'usage'],
    ['audit waive --reason why --until 30d', 2, 'usage'],
    ['audit waive --remove', 2, 'usage'],
    ['audit waive new-power --reason why --until 30d', 2, 'not-waivable'],
    ['audit waive agent-expiry --reason why --until 30d', 6, 'not-found'],
    ['audit waive new-power --remove', 6, 'not-waived'],
    ['audit waive new-power --remove --reason why', 2, 'usage'],
    [`audit waive new-power --reason why --until ${canary}`, 2, 'bad-option'],
    ['audit waive new-power --reason why --until 0d', 2, 'bad-option'],
    ['audit waive new-power --reason why --until 2020-01-01', 2, 'bad-option'],
    ['audit waive new-power --reason why --until 9999d', 2, 'bad-option'],
    ['audit waive new-power --reason why --until 2027-02-30', 2, 'bad-option'],
    [waive('--reason', `the ${canary} at ${address}`), 2, 'bad-option'],
    [waive('--reason', `see https://${canary}.example`), 2, 'bad-option'],
    [waive('--reason', `https://${canary}.example`), 2, 'secret-on-argv'],
    [waive('--reason', `token: ${canary}`), 2, 'secret-on-argv'],
    [waive('--reason', privateKey), 5, 'secret-on-argv'],
    [waive('--reason', seedPhrase), 5, 'secret-on-argv'],
    [waive(`--reason=it is ${seedPhrase} of mine`), 5, 'secret-on-argv'],
    [[...waive('--reason'), ...seedPhrase.split(' ')], 5, 'secret-on-argv'],
    [waive('--reason', `${canary}s of a `.repeat(20)), 2, 'bad-option'],
    [waive('--reason', `${canary}\u001b[2J`), 2, 'bad-option'],
    [waive('--reason', 'why', '--for', address), 2, 'bad-option'],
    [`audit attest ${canary}`, 2, 'unknown-check'],
    ['audit attest new-power', 2, 'not-asked'],
    ['audit attest new-power --remove', 2, 'not-asked'],
    ['audit attest --remove', 2, 'usage'],
    ['audit accept nobody', 6, 'no-such-hedge'],
    [`audit accept ${address}`, 2, 'usage'],
    [`audit accept ${canary} --chain base`, 2, 'usage'],
  ])('%j', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })

  it.each([
    ['new-powr', 'new-power'],
    ['new-aproval', 'new-approval'],
  ])('%s: it names %s', async (typed, meant) => {
    const { message } = await expectRefusal(stage.home, [
      `audit waive ${typed} --reason a --until 1d`,
      2,
      'unknown-check',
    ])
    expect(message).toContain(`did you mean ${meant}?`)
  })
})
