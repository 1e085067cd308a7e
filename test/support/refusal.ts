import { expect } from 'vitest'
import { callMain, contentsOf } from './callMain.ts'
import type { Home } from './runHedge.ts'

/** A mistake: what is typed, the exit code and the error's code it must end with. */
export type Mistake = [line: string | readonly string[], exit: number, code: string, stdin?: string | null]

/** Stands in every input that must not be repeated. */
export const canary = 'canary'

/** A key that opens nothing, in the spellings that get pasted. */
export const privateKey = '4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'
export const seedPhrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
const unspeakable = [canary, privateKey.slice(0, 12), privateKey.slice(-12), 'sausage', 'AGE-SECRET-KEY-1', 'xprv9']

/**
 * One mistake: exactly one error document, the same words on standard error, a hint, the right codes, nothing of a bad
 * input in either stream, and not a byte stored.
 */
export async function expectRefusal(home: Home, [line, exit, code, stdin = '']: Mistake) {
  const before = contentsOf(home)
  const words = typeof line === 'string' ? line.split(' ') : line
  const asked = words.includes('--json') ? words : [...words, '--json']
  const run = await callMain(asked, home, { stdin })
  const { schema, error } = JSON.parse(run.stdout)
  expect({ exit: run.code, code: error?.code, schema }, run.stderr).toEqual({ exit, code, schema: 'hedge.error/1' })
  expect(error.hint).toMatch(/\S/)
  expect(run.stderr.endsWith(`hedge: error: ${error.message}\nhedge: hint: ${error.hint}\n`), run.stderr).toBe(true)
  for (const word of unspeakable) expect((run.stdout + run.stderr).toLowerCase()).not.toContain(word.toLowerCase())
  expect(contentsOf(home)).toEqual(before)
  return error as { code: string; message: string; hint: string }
}
