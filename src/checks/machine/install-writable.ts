import { defineCheck } from '../../domain/check.ts'
import { fileVerdicts, machineVerdicts } from '../words/machineVerdicts.ts'
import { replaceable } from '../words/replaceable.ts'

const expected = 'only you and root can write to it, and to every folder above it'

export const installWritable = defineCheck({
  id: 'install-writable',
  topic: 'machine',
  title: 'Nobody else can change the program itself',
  failureTitle: 'Others can change the program itself',
  severity: 'high',
  rationale:
    'Whoever can change this program, Node or a folder above them runs code of their own wherever your keys are read.',
  remediation: 'npm install --global --prefix ~/.npm-global hedge-monitor',
  reference: 'https://cwe.mitre.org/data/definitions/276.html',
  needs: ['machine'],
  run: ({ machine }) =>
    fileVerdicts(machine.install, expected, facts =>
      machineVerdicts({
        expected,
        found: replaceable(facts, 'high'),
        unread: [],
        fine: `none can (${facts.length} files and folders looked at)`,
      }),
    ),
})
