import { defineCheck } from '../../domain/check.ts'
import { known } from '../../domain/read.ts'
import { fileVerdicts, machineVerdicts } from '../words/machineVerdicts.ts'
import { replaceable } from '../words/replaceable.ts'

const expected = 'only you and root can write to the folders above'

export const parentWritable = defineCheck({
  id: 'parent-writable',
  topic: 'machine',
  title: 'Nobody else can replace the folders of hedge',
  failureTitle: 'Others can replace a folder of hedge',
  severity: 'high',
  rationale:
    'Who can write to a folder can put another in the place of one in it, with settings that name where keys come from.',
  remediation: 'export HEDGE_HOME="$HOME/.hedge"',
  reference: 'https://cwe.mitre.org/data/definitions/732.html',
  needs: ['machine'],
  run: ({ machine }) =>
    (known(machine.files) ?? []).length === 0 && 'ok' in machine.files
      ? []
      : fileVerdicts(machine.above, expected, folders =>
          machineVerdicts({
            expected,
            found: replaceable(folders, 'high'),
            unread: [],
            fine: `none can (${folders.length} folders looked at)`,
          }),
        ),
})
