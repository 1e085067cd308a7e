import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SavedOperators } from '../../src/domain/approvals.ts'
import { forgetHedge } from '../../src/state/forgetHedge.ts'
import { openOperatorMemory } from '../../src/state/operatorMemory.ts'
import { hedge, usePastFolder } from './support/pastFolder.ts'

const folder = usePastFolder()
const open = () => openOperatorMemory(folder.state)
const file = () => join(folder.state, 'operators', `${hedge}.json`)

const digest = (n: number) => String(n).padStart(32, 'a')
const saved = (from: number, to: number, rest: Partial<SavedOperators> = {}): SavedOperators => ({
  ...{ of: digest(1), lowest: '10', from: String(from), to: String(to), witnessed: true },
  seen: [{ digest: digest(2), at: String(from), approved: true }],
  ...rest,
})

const inOneRun = (work: (memory: ReturnType<typeof open>) => void) => {
  const memory = open()
  work(memory)
  memory.flush()
}

describe('the memory of operators', () => {
  it('gives the next run what was kept, by hedge and chain', () => {
    inOneRun(memory => {
      memory.keep(hedge, 'base', saved(50, 90))
      memory.keep(hedge, 'base', saved(20, 90))
      memory.keep(hedge, 'ethereum', saved(1_000, 2_000))
    })
    expect(open().get(hedge, 'base')).toEqual(saved(20, 90))
    expect(open().get(hedge, 'ethereum')).toEqual(saved(1_000, 2_000))
    expect(open().get(hedge, 'ink')).toBeNull()
    expect(open().get('another', 'base')).toBeNull()
  })

  it('may take back what it kept', () => {
    inOneRun(memory => memory.keep(hedge, 'base', saved(20, 90)))
    inOneRun(memory => memory.keep(hedge, 'base', saved(1, 0, { seen: [] })))
    expect(open().get(hedge, 'base')).toEqual(saved(1, 0, { seen: [] }))
  })

  it('keeps what another run read meanwhile where that is more of the same wallet', () => {
    const slow = open()
    slow.get(hedge, 'base')
    inOneRun(memory => {
      memory.keep(hedge, 'base', saved(20, 90))
      memory.keep(hedge, 'ink', saved(20, 90))
    })
    slow.keep(hedge, 'base', saved(80, 90))
    slow.keep(hedge, 'ink', saved(80, 90, { of: digest(9) }))
    slow.flush()
    expect(open().get(hedge, 'base')).toEqual(saved(20, 90))
    expect(open().get(hedge, 'ink')?.of).toBe(digest(9))
  })

  it('keeps nothing that it would not read again', () => {
    const address = 'a'.repeat(40)
    inOneRun(memory => {
      memory.keep(hedge, 'base', saved(20, 90, { of: address }))
      memory.keep(hedge, 'base', saved(20, 90, { seen: [{ digest: address, at: '20', approved: true }] }))
      memory.keep(hedge, 'no chain', saved(20, 90))
      memory.keep('../x', 'base', saved(20, 90))
    })
    expect(open().get(hedge, 'base')).toBeNull()
  })

  it('does not believe a file that was changed', () => {
    inOneRun(memory => memory.keep(hedge, 'base', saved(20, 90)))
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('true', 'false'))
    expect(open().get(hedge, 'base')).toBeNull()
  })

  it('goes with its hedge, damaged files and all', () => {
    inOneRun(memory => memory.keep(hedge, 'base', saved(20, 90)))
    writeFileSync(`${file()}.unusable`, 'x')
    expect(forgetHedge(folder.state, hedge)).toEqual({ deleted: 2, left: [] })
    expect(readdirSync(join(folder.state, 'operators'))).toEqual([])
  })
})
