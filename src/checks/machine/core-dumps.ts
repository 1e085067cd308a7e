import { defineCheck, type Severity, type Verdict } from '../../domain/check.ts'
import type { DumpFacts } from '../../domain/machine.ts'
import { notKnown, thisMachine } from '../words/machineVerdicts.ts'

const expected = 'no dump of the memory of a run is kept'

export const coreDumps = defineCheck({
  id: 'core-dumps',
  topic: 'machine',
  title: 'A crash leaves no dump of the memory',
  failureTitle: 'A crash may leave a dump of the memory',
  severity: 'low',
  rationale:
    'A core dump holds all that the process held, RPC URLs and an opened vault too, and Node cannot turn it off.',
  remediation: 'ulimit -c 0 before hedge (in a unit of systemd: LimitCORE=0)',
  reference: 'https://man7.org/linux/man-pages/man5/core.5.html',
  needs: ['machine'],
  run: ({ machine: { dumps } }) => [
    'gap' in dumps
      ? notKnown(thisMachine, expected, dumps.gap)
      : { subject: thisMachine, expected, ...judge(dumps.ok) },
  ],
})

type Judged = { status: 'pass' | 'warn'; actual: string; severity?: Severity; remediation?: string } & Partial<Verdict>

/** A handler is given the dump whatever the limit is, and of those that are known only that of systemd obeys it. */
function judge({ soft, pattern, handler }: DumpFacts): Judged {
  const limit = soft === null ? 'no limit' : soft === 0 ? 'a limit of 0' : `a limit of ${soft} bytes`
  if (handler === null) {
    if (soft === 0) return { status: 'pass', actual: `${limit}: no file is written` }
    if (pattern === '/dev/null') return { status: 'pass', actual: 'dumps go to /dev/null' }
    return { status: 'warn', severity: 'low', actual: `${limit}: a crash writes a file (${pattern || 'core'})` }
  }
  const to = `the system hands dumps to ${handler}`
  if (soft === 0 && /(?:^|\/)systemd-coredump$/.test(handler)) {
    return { status: 'pass', actual: `${limit}, which ${handler} obeys` }
  }
  if (soft === 0) return { status: 'warn', severity: 'info', actual: `${to}, which may keep them in spite of ${limit}` }
  return { status: 'warn', severity: 'low', actual: `${to}, with ${limit}` }
}
