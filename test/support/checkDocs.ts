import { topicTitles } from '../../src/commands/audit/words.ts'
import { type AnyCheck, type GroundName, topics } from '../../src/domain/check.ts'

/** What each thing that a check may need is, in words of a person. */
const groundWords: Readonly<Record<GroundName, string>> = {
  subjects: 'the stored hedges',
  chains: 'what is known of the chains',
  thresholds: 'your thresholds',
  lps: 'the LP positions',
  dexes: 'the perp dexes of the venue',
  accounts: 'the accounts on Hyperliquid',
  markets: 'prices of the venue',
  histories: 'the past of the positions',
  trades: 'fills and funding',
  candles: 'past prices',
  accessLog: 'the access log',
  authorities: 'who may act on the accounts',
  approvals: 'who may act on the positions',
  powers: 'who may act, beside what is remembered',
  rpcs: 'the RPC endpoints',
  seconds: 'another provider (`--second-rpc`)',
  machine: 'files and limits of this machine',
  storeFacts: 'the secret store and the files of this program',
  auditMemory: 'what you decided, and earlier audits',
  activities: 'what earlier runs saw of the hedges',
  keys: 'when each key that rotates was set',
  records: 'what was recorded over time',
  host: 'this machine as a scheduler sees it',
  storeReach: 'how a run without a person reaches the secret store',
  doctor: 'each step of a run',
  hedgeFacts: 'what `hedge status` says of the hedges',
}

/** The generated part of `docs/checks.md`. */
export const checkDocs = (checks: readonly AnyCheck[]): string =>
  topics
    .flatMap(topic => {
      const its = checks.filter(check => check.topic === topic)
      return its.length === 0 ? [] : [tableOf(topic, its), ...its.map(sectionOf)]
    })
    .join('\n')

const tableOf = (topic: AnyCheck['topic'], checks: readonly AnyCheck[]): string =>
  [
    `\n## ${topicTitles[topic]}\n`,
    `\`hedge audit --only ${topic}\`\n`,
    '| check | severity | what holds where it passes |',
    '|---|---|---|',
    ...checks.map(
      ({ id, severity, title }) => `| [\`${id}\`](#${id}) | ${severity} | ${title.replaceAll('|', '\\|')} |`,
    ),
    '',
  ].join('\n')

const sectionOf = ({
  id,
  title,
  failureTitle,
  severity,
  rationale,
  remediation,
  reference,
  needs,
  attestedFor,
}: AnyCheck) => {
  const ground = (needs as readonly GroundName[]).map(name => groundWords[name])
  const asked = `Only you can answer it: \`hedge audit attest ${id}\`; asked again after ${attestedFor} days.`
  return [
    `### ${id}\n`,
    `${title}. Otherwise (${severity}): ${failureTitle}.\n`,
    `- Why: ${rationale}`,
    `- What to do: ${remediation}`,
    `- Judged from: ${ground.length === 0 ? 'nothing that is read' : ground.join(', ')}`,
    ...(attestedFor === undefined ? [] : [`- ${asked}`]),
    `- More: ${reference}\n`,
  ].join('\n')
}
