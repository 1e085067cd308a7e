import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { isRead, known } from '../domain/read.ts'
import { readScope } from './words/scope.ts'

export const list = defineView({
  name: 'list',
  summary: 'the stored hedges',
  examples: ['hedge list', 'hedge list --json'],
  needs: ['subjects'],
  read: parsed => readScope({ ...parsed, operands: [] }),
  scope: scope => scope,
  report: artifacts => {
    const subjects = known(artifacts.subjects) ?? []
    const reads = subjects.flatMap(({ wallet, account }) => [wallet, account])
    const gaps = [artifacts.subjects, ...reads].flatMap(read => (isRead<unknown>(read) ? [] : [read.gap]))
    return {
      schema: 'hedge.list/1',
      generatedAt: artifacts.gatheredAt,
      source: artifacts.source,
      hedges: subjects.map(subject => ({
        name: subject.name,
        chain: subject.chains[0] ?? null,
        tokenIds: subject.tokenIds,
        wallet: known(subject.wallet) ?? null,
        account: known(subject.account) ?? null,
        network: subject.network,
        role: subject.role,
        target: subject.target,
        shared: subject.shared,
        createdAt: subject.createdAt,
        since: subject.since,
        entry: subject.entry,
        proof: subject.proof ?? [],
      })),
      gaps: gaps.filter((gap, index) => gaps.findIndex(({ message }) => message === gap.message) === index),
    }
  },
  layout: ({ hedges, gaps }) =>
    hedges.length === 0
      ? [{ kind: 'lines', lines: ['No hedges yet. Add one: hedge add', ...gaps.map(({ message }) => message)] }]
      : [
          {
            kind: 'table',
            columns: [
              { title: 'Name' },
              { title: 'Chain' },
              { title: 'Positions' },
              { title: 'Account' },
              { title: 'Target', align: 'right' },
            ],
            rows: hedges.map(hedge => [
              hedge.name,
              hedge.chain ?? '—',
              hedge.tokenIds === 'all' ? 'all of the wallet' : hedge.tokenIds.map(id => `#${id}`).join('\n'),
              `${shortened(hedge.account)}${hedge.network === 'testnet' ? ' testnet' : ''}`,
              hedge.target,
            ]),
          },
          ...(gaps.length === 0
            ? []
            : [
                {
                  kind: 'lines' as const,
                  lines: gaps.flatMap(({ source, message, hint }) => [
                    `not known: ${source}: ${message}`,
                    `           ${hint}`,
                  ]),
                },
              ]),
        ],
  exitCode: () => exitCodes.fine,
})

/** Enough of an address to tell one's own apart in a table; JSON has all of it. */
const shortened = (address: string | null): string =>
  address === null ? '—' : `${address.slice(0, 6)}…${address.slice(-4)}`
