import { expect, it } from 'vitest'
import { practice } from '../../../src/checks/practice/index.ts'
import { dayBefore, empty, storeFactsOf, verdictsOf } from '../support/storeFactsOf.ts'

const asked = practice.filter(({ attestedFor }) => attestedFor !== undefined)
const said = (attestations: Record<string, string>, storeFacts = storeFactsOf()) => ({
  auditMemory: { waivers: [], attestations, firstSeen: {} },
  storeFacts,
})

it('every practice that only a person sees is asked', () => {
  expect(asked.map(({ id }) => id)).toEqual([
    'rpc-allowlist',
    'exchange-2fa',
    'mail-2fa',
    'hardware-wallet',
    'seed-backup',
    'password-manager',
    'device-encryption',
    'recovery-drill',
  ])
})

it.each(asked)('$id is asked, believed for its days, and asked again', ({ id, attestedFor = 0, remediation }) => {
  const status = (at: string | null) => verdictsOf(id, said(at === null ? {} : { [id]: at }))[0]!.status
  expect(status(null)).toBe('manual')
  expect(status(dayBefore(attestedFor - 1))).toBe('pass')
  expect(status(dayBefore(attestedFor + 1))).toBe('manual')
  expect(remediation).toContain(`hedge audit attest ${id}`)
})

it('nobody is asked about the provider of an RPC who has none', () => {
  expect(verdictsOf('rpc-allowlist', said({}, empty))).toEqual([])
})
