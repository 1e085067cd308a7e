import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { bundled } from './bundled.ts'

/** `npm run build`. */
const dist = new URL('../dist/', import.meta.url)
const { files } = await bundled()
rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
for (const [name, contents] of files) writeFileSync(new URL(name, dist), contents)
