import { openNotifyFile } from '../../../src/state/notifyMemory.ts'

/** `noteMany.ts FOLDER WHICH COUNT`: so many changes, one after the other. */
const [folder = '', which = '', count = ''] = process.argv.slice(2)
const file = openNotifyFile(folder, line => {
  throw new Error(line)
})
const row = { state: 'warning', since: '2026-03-01T12:00:00.000Z', told: 'ok' } as const
for (let at = 0; at < Number(count); at += 1) {
  await file.change(known => ({ ...known, rows: { ...known.rows, [`hedge${which}x${at}`]: { drift: row } } }))
}
