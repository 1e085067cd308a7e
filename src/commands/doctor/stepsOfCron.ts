import type { CronTrials, Step } from '../../domain/doctorFacts.ts'
import type { HostFacts } from '../../domain/hostFacts.ts'
import type { Given, jobEnvironment } from '../../domain/jobEnvironment.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { given, inCrontab } from '../schedule/job.ts'
import { fail, pass } from './step.ts'

/**
 * What fails in a run of cron: whether it finds the program, whether it looks where this shell looks, and each step with no more
 * than cron gives. `keys`: what the line of `hedge schedule` gives beside the places.
 */
export function stepsOfCron(
  cron: CronTrials,
  host: HostFacts,
  { places, keys }: ReturnType<typeof jobEnvironment>,
): Step[] {
  const { alone, helped } = cron
  const first = [commandStep(cron, host), placeStep(host, places)]
  if ('gap' in alone) return [...first, fail('run', 'A run', alone.gap.message, alone.gap.hint)]
  const passes = new Set(
    helped !== null && 'ok' in helped
      ? helped.ok.steps.filter(({ status }) => status === 'pass').map(({ id }) => id)
      : [],
  )
  return [
    ...first,
    ...alone.ok.steps.map(step =>
      step.status !== 'fail' || !passes.has(step.id) ? step : { ...step, mend: inLine(keys) },
    ),
  ]
}

const inLine = (variables: Given): string =>
  `in the crontab line, before the command: ${inCrontab(given(variables).trim())}`

function commandStep({ command }: CronTrials, { node, program, barePath }: HostFacts): Step {
  const [id, title] = ['command', 'hedge on cron’s PATH']
  if (command === 'right') return pass(id, title, 'found in /usr/bin:/bin, and it runs')
  const why = {
    missing: 'cron’s PATH is /usr/bin:/bin, and no hedge is there',
    other: 'the hedge in /usr/bin:/bin is another version',
    fails: barePath.node
      ? `the hedge in /usr/bin:/bin does not run: it needs Node ${node.engines}`
      : 'the hedge in /usr/bin:/bin finds no Node there',
  }[command]
  return fail(
    id,
    title,
    why,
    `write it whole: ${inCrontab(`${shellWord(node.path)} ${shellWord(program.path)} check`)}`,
  )
}

function placeStep(host: HostFacts, places: Given): Step {
  const [id, title] = ['place', 'Where cron looks']
  const { settings, state } = host
  if (places.length === 0) return pass(id, title, `${settings.here}, as here`)
  const elsewhere =
    settings.here !== settings.bare || state.here !== state.bare
      ? `its settings would be in ${settings.bare}, and yours are in ${settings.here}`
      : `${places.map(([name]) => name).join(', ')} would not be set`
  return fail(id, title, elsewhere, inLine(places))
}
