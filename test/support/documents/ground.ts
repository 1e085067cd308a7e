import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../../src/commands/index.ts'
import { main } from '../../../src/main.ts'
import { type Receiver, startReceiver } from '../receiver/receiver.ts'
import { environmentOf, type Home } from '../runHedge.ts'
import { type Scene, startScene } from '../scene.ts'
import { testIo } from '../testIo.ts'

/** The clock of every run, unless a line has its own. */
export const noon = new Date('2026-03-01T12:00:00.000Z')

/** `plain`: as a person types it, without `--json`. */
export type Line = { line: string; plain?: true; stdin?: string; minutes?: number; before?: () => unknown }

/** What one run said; `document` is null where standard output was not exactly one of them. */
export type Told = { line: string; command: string; code: number; text: string; document: Document | null }
export type Document = { schema: string; gaps?: readonly unknown[] }

export type Ground = {
  scene: Scene
  receiver: Receiver
  home: Home
  /** Runs them one after the other, each with `--json` unless it is plain; `env` is beside what belongs to the home. */
  tell(lines: readonly Line[], env?: Record<string, string | undefined>, home?: Home): Promise<Told[]>
  /** The home as it is now, once more. */
  copy(): Home
  close(): Promise<void>
}

export async function startGround(): Promise<Ground> {
  const scene = await startScene(noon)
  const receiver = await startReceiver()
  const top = mkdtempSync(join(tmpdir(), 'hedge-documents-'))
  let homes = 0
  const empty = (): Home => {
    homes += 1
    const path = join(top, String(homes))
    return { path, identity: join(path, 'identity.txt'), venueUrl: scene.venue.url }
  }
  const home = empty()
  mkdirSync(home.path, { mode: 0o700 })
  let ids = 0
  const tell: Ground['tell'] = async (lines, env = {}, at = home) => {
    const told: Told[] = []
    for (const each of lines) told.push(await run(each, { ...environmentOf(at), PATH: '/usr/bin:/bin', ...env }))
    return told
  }
  const run = async (
    { line, plain, stdin = '', minutes = 0, before }: Line,
    env: Record<string, string | undefined>,
  ) => {
    await before?.()
    const known = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const now = () => new Date(noon.getTime() + minutes * 60_000)
    const io = testIo({ env: Object.fromEntries(known), stdin, columns: 80, now })
    const randomId = () => {
      ids += 1
      return ids.toString(16).padStart(16, '5a3c')
    }
    const code = await main([...line.split(' '), ...(plain ? [] : ['--json'])], '0.0.0', { ...io, randomId })
    return { line, command: commandOf(line), code, text: io.out(), document: oneDocument(io.out()) }
  }
  return {
    ...{ scene, receiver, home, tell },
    copy: () => {
      const other = empty()
      cpSync(home.path, other.path, { recursive: true })
      return { ...other, identity: home.identity }
    },
    close: async () => {
      await receiver.close()
      await scene.close()
      rmSync(top, { recursive: true, force: true })
    },
  }
}

const commandOf = (line: string): string =>
  commands
    .map(({ name }) => name)
    .filter(name => `${line} `.startsWith(`${name} `))
    .sort((a, b) => b.length - a.length)[0] ?? ''

function oneDocument(text: string): Document | null {
  try {
    return JSON.parse(text) as Document
  } catch {
    return null
  }
}
