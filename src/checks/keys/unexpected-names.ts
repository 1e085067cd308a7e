import { defineCheck } from '../../domain/check.ts'
import { keyTitle } from '../words/keyTitle.ts'
import { notKnown } from '../words/notKnown.ts'
import { isUsed } from '../words/signingHere.ts'

const most = 10

export const unexpectedNames = defineCheck({
  id: 'unexpected-names',
  topic: 'keys',
  title: 'Nothing lies in the secret store that nobody speaks of',
  failureTitle: 'Names in the secret store that nobody speaks of',
  severity: 'low',
  rationale: 'What a killed run or another hand left there is removed by nobody, and no rotation reaches it.',
  remediation: 'delete it with the tool of the store itself; of the vault: age -d, take it out, age -e',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  needs: ['storeFacts'],
  run: ({ storeFacts }) => {
    if (!isUsed(storeFacts)) return []
    const { unexpected, hedges } = storeFacts
    const about = { subject: 'the secret store', expected: 'only names that the settings speak of' }
    if ('gap' in unexpected) return [notKnown(about, unexpected.gap)]
    if (unexpected.ok === null) {
      return [{ ...about, status: 'notApplicable', actual: 'a keychain finds only what it is asked for by name' }]
    }
    const names = unexpected.ok.map(key => keyTitle(key, hedges))
    if (names.length === 0) return [{ ...about, status: 'pass', actual: 'none besides' }]
    const more = names.length > most ? [`and ${names.length - most} more`] : []
    return [{ ...about, status: 'warn', actual: [...names.slice(0, most), ...more].join(', ') }]
  },
})
