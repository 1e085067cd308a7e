import { defineCheck, type Verdict } from '../../domain/check.ts'
import { keyTitle } from '../words/keyTitle.ts'
import { notKnown } from '../words/notKnown.ts'
import { isUsed } from '../words/signingHere.ts'
import { kindWords, signs } from '../words/storedKinds.ts'

export const signingKeyStored = defineCheck({
  id: 'signing-key-stored',
  topic: 'keys',
  title: 'Nothing that can sign is stored',
  failureTitle: 'Something that can sign is stored',
  severity: 'critical',
  rationale:
    'A private key or a seed phrase takes the funds or trades them away; an address only reads, and is enough here.',
  remediation: 'move the funds to a new wallet or revoke the agent now, then delete it: hedge incident NAME',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['storeFacts'],
  run: ({ storeFacts }) => {
    if (!isUsed(storeFacts)) return []
    const { holdings, strays, hedges } = storeFacts
    return [inStore(), ...inFiles()]

    function inStore(): Verdict {
      const about = { subject: 'the secret store', expected: 'addresses, URLs and the secrets of webhooks alone' }
      if ('gap' in holdings) return notKnown(about, holdings.gap)
      const found = holdings.ok.filter(({ holds }) => signs(holds))
      const words = found.map(({ key, holds }) => `${kindWords(holds)} under ${keyTitle(key, hedges)}`)
      const read = holdings.ok.filter(({ holds }) => holds !== 'missing').length
      return words.length > 0
        ? { ...about, status: 'fail', actual: words.join('; ') }
        : { ...about, status: 'pass', actual: `none of the ${read} things in it can sign` }
    }

    function inFiles(): Verdict[] {
      const all = { subject: 'the files of this program', expected: 'no key and no seed phrase in any' }
      if ('gap' in strays) return [notKnown(all, strays.gap)]
      const files = Map.groupBy(
        strays.ok.filter(({ kind }) => signs(kind)),
        ({ file }) => file,
      )
      if (files.size === 0) return [{ ...all, status: 'pass', actual: 'settings and state were looked through: none' }]
      return [...files].map(([subject, found]): Verdict => {
        const actual = found.map(({ kind }) => kindWords(kind)).join(', ')
        return { ...all, subject, status: 'fail', actual, remediation: remediationOf(subject) }
      })
    }
  },
})

const remediationOf = (file: string): string =>
  `move the funds to a new wallet or revoke the agent now, then delete it from ${file}`
