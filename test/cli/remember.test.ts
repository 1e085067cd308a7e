import { expect, it } from 'vitest'
import { remember } from '../../src/cli/remember.ts'
import type { Services } from '../../src/cli/services.ts'
import type { AnyView, Report } from '../../src/domain/command.ts'
import type { SavedPosition } from '../../src/domain/historyMemory.ts'
import { openHistoryMemory } from '../../src/state/historyMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { addressOf, eventOf } from '../support/artifacts.ts'

const nft = `1/${addressOf(0xa1)}/7`
const saved: SavedPosition = { mint: null, mintedFor: null, scannedTo: '500', events: [eventOf()] }

/** Writes what a report of this hour refutes. */
function refuting(names: readonly string[]) {
  const home = temporaryHome()
  const history = openHistoryMemory(home)
  for (const id of ['id-a', 'id-b']) history.keepPosition(id, nft, saved)
  const services = {
    settings: { hedges: () => ['a', 'b'].map(name => ({ name, id: `id-${name}` })) },
    history: async () => history,
  } as unknown as Services
  const view = { remember: () => ({ refuted: names.map(name => ({ name, nft })) }) } as unknown as AnyView
  return {
    history,
    home,
    at: (hour: number) =>
      remember(view, { generatedAt: new Date(Date.UTC(2026, 0, 1, hour)).toISOString() } as Report, services),
  }
}

it('a past that cannot be is forgotten, of its hedge and of no other, and that is on disk', async () => {
  const { at, home } = refuting(['a', 'nobody'])
  await at(0)
  const later = openHistoryMemory(home)
  expect(later.position('id-a', nft)).toMatchObject({ events: [], mint: null, search: { to: null, silent: [] } })
  expect(later.position('id-b', nft)).toEqual(saved)
})

it('one that is read anew and still cannot be is left for some hours', async () => {
  const { at, history } = refuting(['a'])
  await at(0)
  const refuted = history.position('id-a', nft)!.refuted!
  history.keepPosition('id-a', nft, { ...saved, refuted })
  await at(1)
  expect(history.position('id-a', nft)?.events).toHaveLength(1)
  await at(7)
  expect(history.position('id-a', nft)?.events).toEqual([])
})

it('by a clock that was ahead when it was read anew it is not left for a year', async () => {
  const { at, history } = refuting(['a'])
  await at(0)
  history.keepPosition('id-a', nft, { ...saved, refuted: new Date(Date.UTC(2027, 0, 1)).toISOString() })
  await at(1)
  expect(history.position('id-a', nft)?.events).toEqual([])
})
