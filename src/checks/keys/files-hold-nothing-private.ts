import { defineCheck, type Verdict } from '../../domain/check.ts'
import { notKnown } from '../words/notKnown.ts'
import { kindWords } from '../words/storedKinds.ts'

const kinds = ['address', 'url', 'header']

export const filesHoldNothingPrivate = defineCheck({
  id: 'files-hold-nothing-private',
  topic: 'keys',
  title: 'Your addresses and URLs lie in the secret store alone',
  failureTitle: 'An address or a URL of yours lies in an open file',
  severity: 'medium',
  rationale:
    'Settings and state are no secrets and are copied freely: an RPC key or whose positions these are leaks with them.',
  remediation: 'delete it from the file; rotate the URL: hedge rotate rpc CHAIN, or hedge rotate notify NAME',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  needs: ['storeFacts'],
  run: ({ storeFacts: { strays, holdings } }) => {
    const all = {
      subject: 'the files of this program',
      expected: 'no address and no URL of yours in settings or state',
    }
    if ('gap' in strays) return [notKnown(all, strays.gap)]
    const files = Map.groupBy(
      strays.ok.filter(({ kind }) => kinds.includes(kind)),
      ({ file }) => file,
    )
    // Which addresses are private is known from the store alone.
    if (files.size === 0 && 'gap' in holdings) return [notKnown(all, holdings.gap)]
    if (files.size === 0) return [{ ...all, status: 'pass', actual: 'settings and state were looked through: none' }]
    return [...files].map(([subject, found]): Verdict => {
      return { ...all, subject, status: 'fail', actual: found.map(({ kind }) => kindWords(kind)).join(', ') }
    })
  },
})
