import { expect, it } from 'vitest'
import { reportOf } from '../../src/cli/runView.ts'
import type { Services } from '../../src/cli/services.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { type AnyView, defineView } from '../../src/domain/command.ts'
import type { Past } from '../../src/domain/recorded.ts'
import { hedgeOf } from '../support/fakeSources.ts'

const now = new Date('2026-11-20T12:00:00.000Z')
const hour = 3_600_000

/** What the layout of a view is told of the past, and what was asked of the records. */
async function told({
  isTable = true,
  address = null as `0x${string}` | null,
  pastAt = [hour, 5 * hour],
  fails = false,
} = {}) {
  const asked: string[] = []
  let past: readonly Past[] | undefined
  const view = defineView({
    name: 'any',
    summary: '',
    examples: [],
    needs: [],
    read: () => null,
    scope: () => ({ ...wholeScope, address }),
    report: () => ({ schema: 'any/1', generatedAt: now.toISOString(), source: 'live' as const, gaps: [] }),
    pastAt,
    layout: (_report, its) => {
      past = its
      return []
    },
    exitCode: () => 0,
  }) as AnyView
  const services = {
    settings: { hedges: () => [hedgeOf('a'), hedgeOf('b')], thresholds: () => ({}) },
    sources: () => ({ now: () => now, scope: wholeScope, signal: new AbortController().signal }),
    records: async () => {
      if (fails) throw new Error('no disk')
      return {
        before: (hedge: string, at: number) => {
          asked.push(`${hedge} ${(now.getTime() - at) / hour}`)
          return hedge === 'id-a' ? { at } : null
        },
      }
    },
  } as unknown as Services
  const signal = new AbortController().signal
  await reportOf(view, null, { from: null, services: async () => services, signal, isTable })
  return { past, asked }
}

it('a table of what is live is told of its hedges as they were, the oldest first', async () => {
  const { past, asked } = await told()
  expect(asked).toEqual(['id-a 1', 'id-a 5', 'id-b 1', 'id-b 5'])
  expect(past).toEqual([
    { hedge: 'a', rows: [{ at: now.getTime() - 5 * hour }, { at: now.getTime() - hour }] },
    { hedge: 'b', rows: [] },
  ])
})

it('nothing is read of it for a document, of an address, or where nobody wants it', async () => {
  for (const one of [{ isTable: false }, { address: `0x${'1'.repeat(40)}` as const }]) {
    expect(await told(one)).toEqual({ past: [], asked: [] })
  }
  expect((await told({ pastAt: [] })).asked).toEqual([])
})

it('a past that cannot be read is missed by nobody', async () => {
  expect((await told({ fails: true })).past).toEqual([])
})
