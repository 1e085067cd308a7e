import type { PastedKind } from '../../domain/actionContext.ts'
import { defineCheck, type Verdict } from '../../domain/check.ts'
import { hedgeKeys } from '../../domain/hedgeKeys.ts'
import { targetTitle } from '../../domain/notifyTarget.ts'
import type { Holding } from '../../domain/storeFacts.ts'
import { keyTitle } from '../words/keyTitle.ts'
import { notKnown } from '../words/notKnown.ts'
import { kindWords } from '../words/storedKinds.ts'

export const holdingsRight = defineCheck({
  id: 'holdings-right',
  topic: 'keys',
  title: 'The secret store holds what the hedges need',
  failureTitle: 'Something in the secret store is missing or wrong',
  severity: 'high',
  rationale:
    'Without its wallet or its account a hedge is watched by halves; a URL that is none leaves a chain unread, or you untold.',
  remediation: 'hedge remove NAME && hedge add NAME, hedge rpc set CHAIN, or hedge notify set webhook --name NAME',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint',
  needs: ['storeFacts'],
  run: ({ storeFacts: { holdings, hedges, rpcs, webhooks } }) => {
    const chains = [...new Set(rpcs.map(({ chain }) => chain))]
    const judge = (
      about: { subject: string; expected: string },
      keys: readonly string[],
      kind: PastedKind,
      mend: string,
    ) => {
      if ('gap' in holdings) return notKnown(about, holdings.gap)
      const its = holdings.ok.filter(({ key }) => keys.includes(key))
      const wrong = its.filter(({ holds }) => holds !== kind)
      if (its.length === 0) return notKnown(about, unread)
      if (wrong.length === 0)
        return { ...about, status: 'pass', actual: `${its.length} read: each is ${kindWords(kind)}` }
      const actual = wrong.map(({ key, holds }) => `${keyTitle(key, hedges)} is ${wordsOf(holds)}`).join('; ')
      return { ...about, status: 'fail', actual, remediation: mend }
    }
    return [
      ...hedges.map(({ id, name }): Verdict => {
        const about = { subject: name, expected: 'its wallet and its account are addresses' }
        return judge(about, hedgeKeys(id), 'address', `hedge remove ${name} && hedge add ${name}`) as Verdict
      }),
      ...chains.map((chain): Verdict => {
        const about = { subject: chain, expected: 'each RPC URL of it is one' }
        const keys = 'ok' in holdings ? holdings.ok.map(({ key }) => key).filter(key => isOf(chain, key)) : []
        return judge(about, keys, 'url', `hedge rpc set ${chain}`) as Verdict
      }),
      ...webhooks.map(({ name }) => ofWebhook(name)),
    ]

    /** Its secret may be of any shape. */
    function ofWebhook(name: string): Verdict {
      const about = { subject: targetTitle('webhook', name), expected: 'its URL is one, and its secret is there' }
      if ('gap' in holdings) return notKnown(about, holdings.gap)
      const its = holdings.ok.filter(({ key }) => key.startsWith(`notify/${name}/`))
      if (its.length === 0) return notKnown(about, unread)
      const isWrong = ({ key, holds }: Holding) =>
        holds === 'missing' || (key.startsWith(`notify/${name}/url`) && holds !== 'url')
      const wrong = its.filter(isWrong).map(({ key, holds }) => `${keyTitle(key, hedges)} is ${wordsOf(holds)}`)
      return wrong.length === 0
        ? { ...about, status: 'pass', actual: 'both were read' }
        : { ...about, status: 'fail', actual: wrong.join('; '), remediation: `hedge notify set webhook --name ${name}` }
    }
  },
})

const isOf = (chain: string, key: string): boolean => key === `rpc/${chain}` || key.startsWith(`rpc/${chain}/`)

const wordsOf = (holds: PastedKind | 'missing'): string => (holds === 'missing' ? 'not there' : kindWords(holds))

const unread = {
  code: 'not-read',
  source: 'secret store',
  message: 'nothing was read under its names',
  hint: 'hedge store',
}
