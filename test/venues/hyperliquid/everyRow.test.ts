import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyRow } from '../../../src/venues/hyperliquid/everyRow.ts'
import { fillRows } from '../../../src/venues/hyperliquid/fills.ts'

type Row = { time: number; what: number }

/** Rows with their times, equal ones among them. */
const rowsOf = (lastMoment: number, most = 60) =>
  fc
    .array(fc.record({ time: fc.integer({ min: 1, max: lastMoment }), what: fc.integer({ min: 0, max: 2 }) }), {
      maxLength: most,
    })
    .map(rows => rows.sort((a, b) => a.time - b.time))

const page = (limit: number, ask: (startTime: number) => unknown, pages = 200) => ({
  type: 'userFunding',
  limit,
  pages,
  ask: async (startTime: number) => ask(startTime),
  read: (body: unknown) => body as Row[],
  keyOf: (row: Row) => JSON.stringify(row),
})

/** A venue that never cuts an answer below its limit, but now and then above it. */
const venueOf = (rows: Row[], limit: number, more: number[]) => {
  let asked = 0
  return (startTime: number) => {
    asked += 1
    return rows.filter(({ time }) => time >= startTime).slice(0, limit + more[asked % more.length]!)
  }
}

const outcomeOf = (run: Promise<Row[]>) =>
  run.catch((error: { gap?: { code: string } }) => error.gap?.code ?? `${error}`)

const countOf = (rows: Row[]) => Math.max(0, ...rows.map(({ time }) => rows.filter(each => each.time === time).length))

const places = fc.record({ limit: fc.integer({ min: 1, max: 12 }), from: fc.integer({ min: 0, max: 12 }) })
const borders = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 })

describe('everyRow', () => {
  it('loses no row and gives none twice, wherever the pages end', async () => {
    let paged = 0
    await fc.assert(
      fc.asyncProperty(rowsOf(40), places, borders, async (rows, { limit, from }, more) => {
        fc.pre(countOf(rows) < limit)
        const asked = rows.filter(({ time }) => time >= from)
        if (asked.length > limit) paged += 1
        expect(await everyRow(from, page(limit, venueOf(rows, limit, more)))).toEqual(asked)
      }),
      { numRuns: 400 },
    )
    expect(paged).toBeGreaterThan(20)
  })

  it('hands over page by page what is complete: every row before a moment, once', async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(rowsOf(40), places, borders, async (rows, { limit, from }, more) => {
        fc.pre(countOf(rows) < limit)
        const asked = rows.filter(({ time }) => time >= from)
        const kept: Row[] = []
        await everyRow(from, page(limit, venueOf(rows, limit, more)), (fresh, upTo, read) => {
          kept.push(...fresh)
          told += 1
          expect(kept).toEqual(asked.filter(({ time }) => time < upTo))
          expect(read).toBe(kept.length)
        })
      }),
      { numRuns: 200 },
    )
    expect(told).toBeGreaterThan(50)
  })

  it('never gives a part: a moment with more rows than fit is a gap', async () => {
    let crowded = 0
    await fc.assert(
      fc.asyncProperty(rowsOf(4, 30), fc.integer({ min: 1, max: 5 }), borders, async (rows, limit, more) => {
        const outcome = await outcomeOf(everyRow(1, page(limit, venueOf(rows, limit, more))))
        if (outcome === 'history-crowded') {
          crowded += 1
          expect(countOf(rows)).toBeGreaterThanOrEqual(limit)
        } else expect(outcome).toEqual(rows)
      }),
      { numRuns: 400 },
    )
    expect(crowded).toBeGreaterThan(50)
  })

  it('says at which moment it cannot go on', async () => {
    const rows = Array.from({ length: 3 }, () => ({ time: 1_700_000_000_123, what: 1 }))
    const asked = everyRow(
      1,
      page(3, () => rows),
    )
    await expect(asked).rejects.toMatchObject({
      name: 'ReadFailure',
      gap: { message: expect.stringContaining('2023-11-14T22:13:20.123Z'), hint: expect.stringContaining('hedge ') },
    })
  })

  it('asks on after 500 rows, which other limits of the venue allow, whatever the limit of the list is', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => ({ time: 1 + index, what: 0 }))
    const starts: number[] = []
    const cut = (startTime: number) => {
      starts.push(startTime)
      return rows.filter(({ time }) => time >= startTime).slice(0, 500)
    }
    expect(await everyRow(1, page(2000, cut))).toEqual(rows)
    expect(starts).toEqual([1, 500, 999])
  })

  it('takes 500 rows of one moment for all there is where the limit is higher', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => ({ time: 7, what: index % 3 }))
    expect(
      await everyRow(
        1,
        page(2000, () => rows),
      ),
    ).toHaveLength(600)
  })
})

describe('a venue that does not keep to the rules', () => {
  const row = (time: number, what = 0): Row => ({ time, what })
  const told = (...answers: Row[][]) => {
    let asked = 0
    return outcomeOf(
      everyRow(
        10,
        page(2, () => answers[Math.min(asked++, answers.length - 1)]),
      ),
    )
  }

  it('is refused when it answers with what is older than was asked for', async () => {
    expect(await told([row(9)])).toContain('userFunding[0].time is earlier than what was asked for')
    expect(await told([row(10), row(12)], [row(11), row(12)])).toContain('[0].time is earlier than what was asked for')
  })

  it('is refused when its rows are not in order', async () => {
    expect(await told([row(11), row(12), row(11)])).toContain('userFunding[2].time is earlier than the row before it')
  })

  it('is refused when a page does not repeat what the one before ended with', async () => {
    expect(await told([row(10), row(12)], [row(13)])).toBe('history-moved')
    expect(await told([row(10), row(12, 1)], [row(12, 2), row(13)])).toBe('history-moved')
    expect(await told([row(11), row(12), row(12)], [row(12), row(13)])).toBe('history-moved')
    expect(await told([row(10), row(12)], [])).toBe('history-moved')
  })

  it('is not asked for ever', async () => {
    let asked = 0
    const endless = (startTime: number) => {
      asked += 1
      return [row(startTime), row(startTime + 1)]
    }
    const first = everyRow(10, page(2, endless, 25))
    expect(await outcomeOf(first)).toBe('history-endless')
    expect(asked).toBe(25)
  })

  it('is asked once where its answer is no list', async () => {
    let asked = 0
    const ask = () => {
      asked += 1
      return null
    }
    const { keyOf: _, ...rest } = page(2, ask)
    const run = everyRow(10, { ...rest, read: fillRows, keyOf: String })
    await expect(run).rejects.toThrow('userFillsByTime is not a list')
    expect(asked).toBe(1)
  })
})
