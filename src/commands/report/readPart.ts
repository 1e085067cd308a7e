import type { Part } from '../../domain/page.ts'
import type { Cell } from '../../domain/section.ts'
import { gapsSection } from '../status/layout.ts'
import { unknown } from '../words/numbers.ts'
import type { ReportedHedge, WholeReport } from './types.ts'

/** Of what moment each leg is, and what could not be read. */
export function readPart(report: WholeReport): Part {
  const { hedges, gaps, source, generatedAt } = report
  const rows = hedges.flatMap(rowsOf)
  const how = source === 'live' ? 'read in this run' : 'replayed from a saved snapshot; nothing was asked'
  return {
    title: 'What was read when',
    mark: null,
    blocks: [
      { kind: 'lines', lines: [`All of it as of ${timeText(generatedAt)}: ${how}.`] },
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              columns: [{ title: 'Hedge' }, { title: 'What' }, { title: 'As of (UTC)' }, { title: 'From' }],
              rows,
            },
          ]),
      ...(gaps.length === 0
        ? [{ kind: 'lines' as const, lines: ['Everything that was asked for was read.'] }]
        : gapsSection(gaps)),
    ],
  }
}

function rowsOf({ hedge, history }: ReportedHedge): Cell[][] {
  const { name, lps, perps, account } = hedge
  const ofChains = [...Map.groupBy(lps, ({ chain, block, owner }) => `${chain}\n${block.number}\n${owner}`).values()]
  const row = (what: string, at: string | null, from: string): Cell[] => [
    name,
    what,
    at === null ? unknown : timeText(at),
    from,
  ]
  const last = history?.records.at(-1)?.at ?? null
  return [
    ...ofChains.map(([lp, ...more]) =>
      row(
        `${more.length + 1} LP position${more.length === 0 ? '' : 's'}, held by ${lp!.owner}`,
        lp!.block.timestamp,
        `${lp!.chain}, block ${lp!.block.number}`,
      ),
    ),
    ...[...Map.groupBy(perps, perp => perp.account)].map(([address, its]) =>
      row(`${its.length} perp${its.length === 1 ? '' : 's'} of ${address}`, its[0]!.time, 'Hyperliquid'),
    ),
    ...(account?.modeReadAt == null ? [] : [row('account mode', account.modeReadAt, 'Hyperliquid, an earlier run')]),
    ...(account?.dexesReadAt == null ? [] : [row('list of dexes', account.dexesReadAt, 'Hyperliquid, an earlier run')]),
    ...(history === null
      ? []
      : [
          row(
            `recorded history, ${history.records.length} record${history.records.length === 1 ? '' : 's'}`,
            last,
            'this machine',
          ),
        ]),
  ]
}

const timeText = (at: string): string => at.slice(0, 19).replace('T', ' ')
