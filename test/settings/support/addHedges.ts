/** Adds hedges to the settings of a folder, as `add` does: `node addHedges.ts FOLDER WHO TIMES`. */
import { openSettings } from '../../../src/settings/settings.ts'

const [folder = '', who = '', times] = process.argv.slice(2)
const settings = openSettings(folder, () => `installation0${who}`)
for (let n = 0; n < Number(times); n += 1) {
  const id = `${who}00000000${n}`
  await settings.beginHedge(id)
  await settings.saveHedge({
    id,
    name: `${who}-${n}`,
    chain: 'ethereum',
    tokenIds: 'all',
    assets: {},
    coins: [],
    shared: false,
    target: '1',
    testnet: false,
    role: 'user',
    createdAt: '2026-01-01T00:00:00.000Z',
  })
  await settings.setThreshold('drift.warning', n / 10)
}
