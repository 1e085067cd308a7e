import { defineCheck } from '../../domain/check.ts'
import { folderVerdicts, worth } from '../words/folderVerdicts.ts'

export const folderSynced = defineCheck({
  id: 'folder-synced',
  topic: 'machine',
  title: 'No folder of hedge is synced to another machine',
  failureTitle: 'A folder of hedge is synced to another machine',
  severity: 'medium',
  rationale:
    'A service that syncs keeps copies, older ones too, where neither file modes nor deleting a hedge reaches them.',
  remediation: 'move the folder out of the synced one, then: export HEDGE_HOME="$HOME/.hedge"',
  reference: 'https://cwe.mitre.org/data/definitions/538.html',
  needs: ['machine'],
  run: ({ machine }) =>
    folderVerdicts(
      machine,
      'in no folder of a service that syncs',
      'none is seen in it or above it',
      ({ synced, role }) =>
        synced === null ? null : { status: 'fail', severity: worth(role), actual: `taken away by ${synced}` },
    ),
})
