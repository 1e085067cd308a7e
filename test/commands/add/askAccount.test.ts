import { expect, it } from 'vitest'
import { askAccount } from '../../../src/commands/add/askAccount.ts'
import { perpsLine } from '../../../src/commands/add/perpsLine.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { WirePerp } from '../../../src/domain/perp.ts'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { addressOf } from '../../support/artifacts.ts'
import { fakeContext } from '../../support/fakeContext.ts'

const held = (n: number, perps: readonly [coin: string, szi: string][]) => ({
  address: addressOf(n),
  what: `account ${n}`,
  perps: perps.map(([coin, szi]) => ({ coin, szi }) as WirePerp),
})

/** A person who takes the choice that begins with this, or types this where there is no list. */
async function asked(answer: string, hints: Partial<Parameters<typeof askAccount>[2]>) {
  const base = fakeContext(temporaryHome())
  const listed: string[] = []
  const presets: unknown[] = []
  const context: ActionContext = {
    ...base,
    classify: classifyPaste,
    prompt: {
      ...base.prompt,
      text: async ({ default: preset }) => {
        presets.push(preset)
        return addressOf(9)
      },
      choose: async ({ choices, default: preset }) => {
        listed.push(...choices.map(({ name }) => name))
        presets.push(preset)
        return choices.find(({ name }) => name.startsWith(answer))!.value
      },
    },
  }
  const spelled = await askAccount(context, 'mainnet', { offered: [], assets: ['ETH'], kept: null, ...hints })
  return { spelled, listed, presets }
}

const offered = [
  held(1, []),
  held(2, [['SOL', '10']]),
  held(3, [
    ['ETH', '-3.9'],
    ['BTC', '0.25'],
  ]),
  held(4, [['ETH', '2']]),
]

it('offers what is short of what the positions hold first, and what holds nothing last', async () => {
  const { spelled, listed } = await asked(addressOf(3), { offered })
  expect(listed).toEqual([
    `${addressOf(3)}  account 3: short 3.9 ETH, long 0.25 BTC`,
    `${addressOf(2)}  account 2: long 10 SOL`,
    `${addressOf(4)}  account 4: long 2 ETH`,
    `${addressOf(1)}  account 1: no perps open`,
    'another address',
  ])
  expect(spelled).toEqual({ address: addressOf(3), checksum: 'derived' })
})

it('takes any other, and offers again what was answered', async () => {
  const { spelled, presets } = await asked('another', { offered, kept: addressOf(9) })
  expect(spelled.address).toBe(addressOf(9))
  expect(presets).toEqual([null, addressOf(9)])
  expect((await asked(addressOf(2), { offered, kept: addressOf(4) })).presets).toEqual([addressOf(4)])
})

it('asks for an address where nothing is known', async () => {
  const { spelled, listed, presets } = await asked('', {})
  expect(spelled.address).toBe(addressOf(9))
  expect({ listed, presets }).toEqual({ listed: [], presets: [undefined] })
})

it('tells so many perps and how many more', () => {
  const perps = ['A', 'B', 'C', 'D', 'E', 'F'].map(coin => ({ coin, szi: '-1' }))
  expect(perpsLine(perps)).toBe('short 1 A, short 1 B, short 1 C, short 1 D and 2 more')
})
