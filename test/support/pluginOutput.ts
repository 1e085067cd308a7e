/**
 * What a monitoring plugin printed, read as strictly as the Monitoring Plugins Development Guidelines describe it. Throws at whatever they do
 * not allow.
 */
export type PluginOutput = {
  state: 'OK' | 'WARNING' | 'CRITICAL' | 'UNKNOWN'
  text: string
  long: string[]
  data: PerfDatum[]
}

/** A null value was `U`. */
export type PerfDatum = { label: string; value: number | null; uom: string; warn: Range | null; crit: Range | null }

/** Outside of it, or with `inside` within, it alerts. */
export type Range = { start: number; end: number; inside: boolean }

export function pluginOutput(stdout: string): PluginOutput {
  const [first = '', ...rest] = stdout.replace(/\n$/, '').split('\n')
  const match = /^[A-Z]+ (OK|WARNING|CRITICAL|UNKNOWN) - ([^|]+?)(?: \| ([^|]*))?$/.exec(first)
  if (match === null) throw new Error(`no status line: ${first}`)
  // More perfdata may come after a bar at the end of the text, Nagios Plugin API.
  const [text = '', more = '', ...others] = rest.join('\n').split(' | ')
  const long = rest.length === 0 ? [] : text.split('\n')
  const wrong = long.find(line => line.includes('|') || line.trim() === '')
  if (wrong !== undefined || others.length > 0)
    throw new Error(`after the first line: ${JSON.stringify(wrong ?? others)}`)
  const data = [match[3] ?? '', more.replaceAll('\n', ' ')].filter(part => part !== '')
  return { state: match[1] as PluginOutput['state'], text: match[2]!, long, data: dataIn(data.join(' ')) }
}

function dataIn(text: string): PerfDatum[] {
  const data: PerfDatum[] = []
  let rest = text
  while (rest !== '') {
    const found = /^'([^'="|]+)'=(\S+)(?: |$)/.exec(rest)
    if (found === null) throw new Error(`no perfdata: ${rest}`)
    data.push({ label: found[1]!, ...datumIn(found[2]!) })
    rest = rest.slice(found[0].length)
  }
  const labels = data.map(({ label }) => label)
  const twice = labels.find((label, at) => labels.indexOf(label) !== at)
  if (twice !== undefined) throw new Error(`the label ${twice} stands there twice`)
  return data
}

function datumIn(text: string): Omit<PerfDatum, 'label'> {
  const [head = '', warn = '', crit = '', ...more] = text.split(';')
  if (more.length > 2) throw new Error(`too many fields: ${text}`)
  const value = /^(U|-?\d+(?:\.\d+)?)(s|us|ms|%|B|KB|MB|TB|c)?$/.exec(head)
  if (value === null) throw new Error(`no value: ${head}`)
  const number = value[1] === 'U' ? null : Number(value[1])
  return { value: number, uom: value[2] ?? '', warn: rangeIn(warn), crit: rangeIn(crit) }
}

function rangeIn(text: string): Range | null {
  if (text === '') return null
  const number = '-?\\d+(?:\\.\\d+)?'
  const match = new RegExp(`^(@?)(?:(~|${number})?:)?(${number})?$`).exec(text)
  if (match === null || text === '@') throw new Error(`no range: ${text}`)
  const [, at, start = '0', end] = match
  const range = {
    start: start === '~' ? Number.NEGATIVE_INFINITY : Number(start),
    end: end === undefined ? Number.POSITIVE_INFINITY : Number(end),
    inside: at === '@',
  }
  if (range.start > range.end) throw new Error(`a range that ends before it starts: ${text}`)
  return range
}

export const alerts = (value: number, range: Range | null): boolean => {
  if (range === null) return false
  const within = value >= range.start && value <= range.end
  return range.inside ? within : !within
}

/** What the numbers alone say; null where there is no number. */
export const stateOf = ({ value, warn, crit }: PerfDatum): 'ok' | 'warning' | 'critical' | null => {
  if (value === null) return null
  return alerts(value, crit) ? 'critical' : alerts(value, warn) ? 'warning' : 'ok'
}
