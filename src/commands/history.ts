import { wholeScope } from '../domain/artifacts.ts'
import { defineView } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { hedgeNamePattern } from '../domain/hedge.ts'
import { fieldNames, fields } from './history/fields.ts'
import type { Bucket, HistoryOptions } from './history/types.ts'
import { badOption, patternOption, textOption } from './words/options.ts'

const buckets: readonly Bucket[] = ['hour', 'day', 'week']

export const history = defineView({
  name: 'history',
  summary: 'value, IL, fees, net delta and health over time, as runs of status and check recorded them',
  operands: '[name]',
  options: [
    { flags: '--days <number>', description: 'so many days back (default: 7)' },
    { flags: '--field <name>', description: `a plot and a table of one: ${fieldNames.join(', ')}` },
    { flags: '--by <bucket>', description: 'hour, day or week: what it was in each (UTC)' },
  ],
  examples: [
    'hedge history',
    'hedge history eth-usdc --field value --days 30',
    'hedge history --by week --days 90',
    'hedge history eth-usdc --days 400 --format csv > eth-usdc.csv',
  ],
  notes: [
    'Each live status or check of a stored hedge records what it saw; without a crontab line there is only what you ran',
    'yourself (hedge schedule). It lies in a SQLite database, history.db in the state folder, without any address; rows',
    'older than 14 days are thinned out to one an hour, older than 90 to one a day, and all go after history.keep days.',
    'What was not recorded is shown as a gap, never drawn between; what was not known is empty, never zero.',
    'Time out of range counts each record until the next one; where two are too far apart nothing is known in between.',
    'PnL is against holding the tokens. CSV has every record in full precision, with --by the summaries.',
  ].join('\n'),
  needs: ['records'],
  read: (parsed): HistoryOptions => {
    const [name = null] = parsed.operands
    if (name !== null && !hedgeNamePattern.test(name)) {
      throw new Failure('usage', 'that is not the name of a hedge', 'hedge list', exitCodes.usage)
    }
    const days = patternOption('history', parsed, 'days', /^[1-9]\d{0,3}$/, 'a number of days from 1 to 9999') ?? '7'
    const [field, by] = [textOption(parsed, 'field'), textOption(parsed, 'by')]
    const key = fields.find(each => each.name === field)?.key ?? null
    if (field !== null && key === null) throw badOption('history', 'field', field, `one of ${fieldNames.join(', ')}`)
    const bucket = buckets.find(each => each === by) ?? null
    if (by !== null && bucket === null) throw badOption('history', 'by', by, 'hour, day or week')
    return { name, days: Number(days), field: key, by: bucket }
  },
  scope: ({ name, days }) => ({ ...wholeScope, names: name === null ? [] : [name], recordDays: days }),
  report: async (artifacts, options) => (await import('./history/report.ts')).historyReport(artifacts, options),
  layout: async report => (await import('./history/layout.ts')).historyLayout(report),
  exitCode: () => exitCodes.fine,
})
