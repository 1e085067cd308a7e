import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headed } from '../../../src/cli/headed.ts'
import { chainList } from '../../../src/commands/chainList.ts'
import { doctor } from '../../../src/commands/doctor.ts'
import { rpcList } from '../../../src/commands/rpcList.ts'
import { schedule } from '../../../src/commands/schedule.ts'
import { artifactsSchema } from '../../../src/domain/artifacts.ts'
import type { Action } from '../../../src/domain/command.ts'
import { json } from '../../../src/formats/json.ts'
import { ok } from '../artifacts.ts'
import { trialsOf } from '../doctorFacts.ts'
import { fakeContext } from '../fakeContext.ts'
import { hostOf, vaultOf } from '../hostOf.ts'
import { type Ground, noon } from './ground.ts'
import { kindOf } from './kindsOf.ts'
import type { Life } from './life.ts'

/** What was typed, and the document as it was printed. */
export type Example = { typed: string; text: string }

/** One of each document, by its schema. What is of this machine, and what is drawn, is told as it is on another. */
export async function examplesOf({ well, locked }: Life, { home, receiver }: Ground): Promise<Map<string, Example>> {
  const examples = new Map<string, Example>()
  for (const each of well.filter(one => kindOf(one) === 'success')) {
    const { schema } = each.document!
    // A status is that of `status`, not the one that `add` ends with.
    if (!examples.has(schema) || each.line === 'status')
      examples.set(schema, {
        typed: `hedge ${typedAs(each.line, home.path)} --json`,
        text: settled(each.text, home.path),
      })
  }
  const failed = locked.find(({ line }) => line.startsWith('rotate eth-usdc'))!
  examples.set('hedge.error/1', { typed: `hedge ${failed.line} --json`, text: settled(failed.text, home.path) })
  const { notification } = receiver.received.find(one => one.notification.events[0]?.condition !== 'test')!
  examples.set('hedge.notification/1', {
    typed: 'hedge notify',
    text: settled(`${JSON.stringify(notification, null, 2)}\n`, home.path),
  })
  for (const [schema, example] of await ofAnotherMachine()) examples.set(schema, example)
  return examples
}

const typedAs = (line: string, home: string): string =>
  line
    .replaceAll(home, '~')
    .replace(/--position-manager .* --rpc-stdin/, '--position-manager 0x… --stable 0x… --rpc-stdin')

/** Where this machine would be in it there is a server; where there are many chains there is one. */
async function ofAnotherMachine(): Promise<[string, Example][]> {
  const head = { schema: artifactsSchema, gatheredAt: noon.toISOString(), source: 'live' } as const
  const host = ok(hostOf({ environment: { HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/identity.txt' } }))
  const none = { operands: [], options: {} }
  const folder = mkdtempSync(join(tmpdir(), 'hedge-example-'))
  const printed = async (action: Action<never>) => {
    const outcome = await action.run(fakeContext(folder), action.read(none))
    return textOf(headed(outcome!.report, noon))
  }
  try {
    return [
      [
        'hedge.doctor/1',
        {
          typed: 'hedge doctor --json',
          text: textOf(
            await doctor.report({ ...head, host, doctor: ok({ here: trialsOf(), cron: null }) }, doctor.read(none)),
          ),
        },
      ],
      [
        'hedge.schedule/1',
        {
          typed: 'hedge schedule --json',
          text: textOf(await schedule.report({ ...head, host, storeReach: ok(vaultOf()) }, schedule.read(none))),
        },
      ],
      ['hedge.chain-list/1', { typed: 'hedge chain list --json', text: await printed(chainList as Action<never>) }],
      ['hedge.rpc-list/1', { typed: 'hedge rpc list --json', text: await printed(rpcList as Action<never>) }],
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const textOf = (report: object): string => json(report as never, [], { columns: 0, color: false, terminal: false })

/** The same on every run and machine: folders, keys, what is drawn, and moments that a venue's own clock tells. */
function settled(text: string, home: string): string {
  const hashes: string[] = []
  const nth = (hash: string): string => {
    if (/^0+$/.test(hash)) return hash
    if (!hashes.includes(hash)) hashes.push(hash)
    return createHash('sha256')
      .update(`entry ${hashes.indexOf(hash)}`)
      .digest('hex')
  }
  const today = Date.now()
  return text
    .replaceAll(home, '/srv/lp')
    .replace(/\bage1[0-9a-z]{58}\b/g, `age1${'q'.repeat(58)}`)
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, at =>
      Math.abs(Date.parse(at) - today) < 86_400_000 ? noon.toISOString() : at,
    )
    .replace(/"(previous|hash)": "([0-9a-f]{64})"/g, (_all, name, hash) => `"${name}": "${nth(hash)}"`)
    .replace(/"pid": \d+/g, '"pid": 4242')
    .replace(/"milliseconds": \d+/g, '"milliseconds": 42')
    .replace(/"id": "[0-9a-f]{16,64}"/g, '"id": "5a3c5a3c5a3c5a01"')
}
