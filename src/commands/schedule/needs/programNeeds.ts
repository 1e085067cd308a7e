import type { HostFacts } from '../../../domain/hostFacts.ts'
import type { Need } from '../types.ts'
import { need } from './need.ts'

/** What may be gone, or another, at the time of a run. */
export const programNeeds = ({ node, program, unsaid }: HostFacts): Need[] => [
  ...(program.passing
    ? [
        need(
          'program',
          'the program stays where it is: this one runs from a cache',
          false,
          'npm install --global hedge-monitor',
        ),
      ]
    : []),
  ...(node.kept
    ? [
        need(
          'node',
          `Node ${node.version} stays where it is: a version manager keeps it`,
          null,
          'after each change of Node: hedge schedule',
        ),
      ]
    : []),
  ...unsaid.map(name =>
    need(
      `variable ${name}`,
      `${name} is set for the job too: it is here, and its value may hold a secret`,
      null,
      `write ${name} into the job by hand`,
    ),
  ),
]
