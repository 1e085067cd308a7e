import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bundle, bundled } from '../../../build/bundled.ts'
import { root } from './project.ts'

export type Stage = { folder: string; hedge: string; bundle: Bundle; remove(): void }

/**
 * The package as it is published, built from the sources as they are now, in a folder of its own: never an older
 * `dist`, and nothing that a test in another process could pull away.
 */
export async function stage(): Promise<Stage> {
  const made = await bundled()
  const folder = mkdtempSync(join(tmpdir(), 'hedge-stage-'))
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name))
  for (const name of ['package.json', 'bin/hedge.js']) copyFileSync(root + name, join(folder, name))
  for (const [name, contents] of made.files) writeFileSync(join(folder, 'dist', name), contents)
  symlinkSync(`${root}node_modules`, join(folder, 'node_modules'), 'junction')
  return {
    folder,
    hedge: join(folder, 'bin', 'hedge.js'),
    bundle: made,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
