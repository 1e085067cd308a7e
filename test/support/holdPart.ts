import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** What stands between `<!-- generated: name -->` and `<!-- end -->` of a file under `docs`; `UPDATE_DOCS=1` writes it anew. */
export function holdPart(path: string, name: string, wanted: string): void {
  const file = new URL(`../../${path}`, import.meta.url)
  const text = readFileSync(file, 'utf8')
  const part = new RegExp(`(<!-- generated: ${name} -->)([\\s\\S]*?)(<!-- end -->)`)
  if (process.env.UPDATE_DOCS) {
    writeFileSync(
      file,
      text.replace(part, (_all, open, _old, close) => `${open}\n${wanted}\n${close}`),
    )
    return
  }
  const advice = `${path}, part "${name}": UPDATE_DOCS=1 npx vitest run --project suite test/docs writes it anew`
  expect(part.exec(text)?.[2]?.trim(), advice).toBe(wanted.trim())
}
