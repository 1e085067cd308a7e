import type { Address } from '../../domain/address.ts'
import type { Approvals } from '../../domain/approvals.ts'
import type { ApprovalReading, LpReading } from '../../domain/artifacts.ts'
import { defineCheck, type Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { KnownAt } from '../words/knownAt.ts'
import { notKnown } from '../words/notKnown.ts'
import { placeName, positionName } from '../words/placeName.ts'
import { positionVerdicts } from '../words/positionVerdicts.ts'
import type { Weighed } from '../words/weigh.ts'

const expected = 'held by the wallet of the hedge, or staked by it'

export const nftHolder = defineCheck({
  id: 'nft-holder',
  topic: 'uniswap',
  title: 'Each position is held by its wallet',
  failureTitle: 'A position is not held by its wallet',
  severity: 'high',
  rationale: 'Whoever holds the NFT of a position owns all of its liquidity and fees.',
  remediation:
    'if you moved it: hedge remove NAME, and add it again; if you did not: move what is left to a new wallet',
  reference: 'https://docs.uniswap.org/contracts/v3/reference/periphery/NonfungiblePositionManager',
  needs: ['subjects', 'chains', 'lps', 'approvals'],
  run: ground => [
    ...positionVerdicts(ground, expected, ({ owner, ownerCode }, about) => {
      const { wallet } = about.approvals
      return 'gap' in wallet ? wallet : mended(heldBy(owner, ownerCode, wallet.ok.address, about.known), about)
    }),
    ...ground.lps.flatMap(reading => goneFrom(ground.subjects, ground.approvals, reading)),
  ],
})

/** Of a hedge of all positions whose wallet holds it no more there is nothing to add again. */
function mended(judged: Weighed, { subject: { name, stored, tokenIds }, name: position }: About): Weighed {
  if ('gap' in judged || judged.status === 'pass' || !stored) return judged
  const waive = `hedge audit waive nft-holder --for '${position}' --reason 'I staked it there' --until 90d`
  if (judged.status === 'warn') return { ...judged, remediation: `if you staked or vaulted it there: ${waive}` }
  if (tokenIds !== 'all') return judged
  return {
    ...judged,
    remediation: `if you moved it: hedge audit accept ${name}; if you did not: hedge incident ${name}`,
  }
}

type About = { subject: Subject; name: string }

type Code = Approvals['positions'][number]['ownerCode']

function heldBy(owner: Address, code: Code, wallet: Address, known: KnownAt): Weighed {
  if (owner === wallet) return { status: 'pass', actual: 'held by its wallet' }
  const place = known(owner)
  if (place?.kind === 'staker') return { status: 'pass', actual: `staked: ${place.title} holds it` }
  if (place !== undefined) {
    return {
      status: 'fail',
      actual: `held by ${place.title}, which does not keep positions for anyone: whoever asks may get it, or nobody`,
    }
  }
  if (code.kind === 'contract') {
    return {
      status: 'warn',
      severity: 'medium',
      actual: `held by the contract ${owner}: staked or vaulted there, by rules that are not known here`,
    }
  }
  return { status: 'fail', actual: `held by ${owner}, another wallet` }
}

/** Ids that were asked for and are no NFTs; where positions could not be read at all, that is said of what the ids stand in. */
function goneFrom(
  subjects: readonly Subject[],
  approvals: readonly ApprovalReading[],
  { subject: id, chain, read }: LpReading,
): Verdict[] {
  const subject = subjects.find(each => each.id === id)
  if (subject === undefined) return []
  if ('ok' in read) {
    return read.ok.unknownIds.map(tokenId => ({
      subject: positionName(subject, chain, tokenId),
      expected,
      actual: `there is no such NFT on ${chain}: it was burned, or never minted`,
      status: 'fail',
      severity: 'medium',
      remediation: `if it was closed: hedge remove ${subject.name}`,
    }))
  }
  const isSaid = approvals.some(each => each.subject === id && each.chain === chain && 'gap' in each.read)
  return isSaid ? [] : [notKnown({ subject: placeName([subject], chain), expected }, read.gap)]
}
