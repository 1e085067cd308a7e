import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../../src/main.ts'
import { environmentOf, type Home } from './runHedge.ts'
import { type TestIoOptions, testIo } from './testIo.ts'

export type MainCall = { code: number; stdout: string; stderr: string }

/** A null `stdin` is a terminal; undefined takes a variable away. */
export type MainOptions = Pick<TestIoOptions, 'now' | 'time' | 'interruption' | 'heard'> & {
  stdin?: string | null
  env?: Record<string, string | undefined>
}

/** The same words in this process, where a hundred of them take a second. */
export async function callMain(
  args: readonly string[],
  home: Home,
  { stdin = '', env = {}, ...rest }: MainOptions = {},
): Promise<MainCall> {
  const all = Object.entries({ ...environmentOf(home), ...env })
  const known = all.filter((entry): entry is [string, string] => entry[1] !== undefined)
  const io = testIo({ env: Object.fromEntries(known), stdin, columns: 80, ...rest })
  const code = await main(args, '0.0.0', io)
  return { code, stdout: io.out(), stderr: io.err() }
}

/** Everything a home holds but its access log, by name; two of them are equal when nothing was stored in between. */
export const contentsOf = ({ path }: Home): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile() && !entry.parentPath.includes('compile-cache'))
      .filter(entry => !/^log(\.\d)?\.jsonl$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [file, readFileSync(file, 'base64')]),
  )
