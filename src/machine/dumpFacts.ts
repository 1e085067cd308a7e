import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadFailure } from '../domain/failure.ts'
import type { DumpFacts } from '../domain/machine.ts'
import type { MachineGround } from './ground.ts'

/** The limits of this process, which it inherits: a dump of one like it would obey the same. core(5). */
export async function dumpFacts({ platform, proc }: MachineGround): Promise<DumpFacts> {
  if (platform !== 'linux') {
    throw unknown('not-on-this-system', 'whether core dumps are kept is not read on this system', 'ulimit -c')
  }
  const texts = [join(proc, 'self/limits'), join(proc, 'sys/kernel/core_pattern')].map(path => readFile(path, 'utf8'))
  const [limits, pattern] = await Promise.all(texts).catch(() => [])
  const found = /^Max core file size\s+(\d+|unlimited)\s+(\d+|unlimited)\s/m.exec(limits ?? '')
  if (found === null || pattern === undefined) {
    throw unknown('limits-unread', 'the limits of this process could not be read', 'ulimit -c')
  }
  const [soft, hard] = [found[1]!, found[2]!].map(text => (text === 'unlimited' ? null : Number(text)))
  const plain = pattern
    .trim()
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
    .slice(0, 200)
  return {
    soft: soft ?? null,
    hard: hard ?? null,
    pattern: plain,
    handler: plain.startsWith('|') ? (plain.slice(1).trim().split(' ')[0] ?? '') : null,
  }
}

const unknown = (code: string, message: string, hint: string) =>
  new ReadFailure({ code, source: 'this machine', message, hint })
