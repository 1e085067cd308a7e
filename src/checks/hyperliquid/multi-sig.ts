import type { MultiSig } from '../../domain/authorities.ts'
import { defineCheck } from '../../domain/check.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { heldPart, ofWhom } from '../words/heldPart.ts'
import { type Found, weigh } from '../words/weigh.ts'

const remediation = 'set the signers and the threshold anew, by an action that its signers sign (convertToMultiSigUser)'

export const multiSig = defineCheck({
  id: 'multi-sig',
  topic: 'hyperliquid',
  title: 'No single signer decides for the account',
  failureTitle: 'The signatures it needs protect nothing',
  severity: 'high',
  rationale:
    'With a threshold of one any signer can empty the account alone: more signers are then more keys to steal.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/hypercore/multi-sig',
  needs: ['subjects', 'authorities'],
  run: ({ subjects, authorities }) =>
    accountVerdicts({
      subjects,
      readings: authorities,
      expected: 'at least 2 signatures, and no more than there are signers',
      remediation,
      judge: reading => {
        const { held, gaps } = heldPart(reading, control => control.multiSig)
        const signed = held.flatMap(({ is, ...whose }) => (is === null ? [] : [{ ...whose, is }]))
        const found = signed.flatMap((each): Found[] => {
          const fault = faultOf(each.is)
          return fault === null ? [] : [{ ...fault, actual: `${countOf(each.is)}${ofWhom(each)}` }]
        })
        const actual = signed.map(each => `${countOf(each.is)}${ofWhom(each)}`).join('; ')
        return weigh(found, gaps, signed.length === 0 ? null : { status: 'pass', actual })
      },
    }),
})

const countOf = ({ threshold, authorizedUsers }: MultiSig): string => {
  const signers = authorizedUsers.length === 1 ? '1 signer' : `${authorizedUsers.length} signers`
  return `${threshold} of ${signers}`
}

/** One of one is what a plain wallet is. */
function faultOf({ threshold, authorizedUsers }: MultiSig): Pick<Found, 'status' | 'severity'> | null {
  const count = authorizedUsers.length
  if (threshold < 1 || threshold > count) return { status: 'fail', severity: 'critical' }
  return threshold > 1 ? null : { status: 'warn', severity: count > 1 ? 'high' : 'low' }
}
