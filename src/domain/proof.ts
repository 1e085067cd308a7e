/**
 * One thing that was checked of what is stored: `how` by the name of what was asked, `at` (ISO 8601) when, and what came
 * of it. It lies in the settings, so `result` is a few words and counts: no address, no URL, no name that a stranger gave.
 */
export type Proof = { what: string; how: string; at: string; result: string }

const word = /^[A-Za-z0-9_,+ -]{1,80}$/
const result = /^[A-Za-z0-9_.,:;%()' /<>=+-]{1,160}$/

/** Of a settings file: an address or a URL in it did not come from here. */
export const isProof = (value: unknown): value is Proof => {
  if (typeof value !== 'object' || value === null) return false
  const proof = value as Record<string, unknown>
  const text = (field: string, shape: RegExp) => typeof proof[field] === 'string' && shape.test(proof[field])
  return (
    text('what', word) &&
    text('how', word) &&
    text('at', /^\d{4}-\d\d-\d\dT[\d:.]{8,16}Z$/) &&
    text('result', result) &&
    !/0x[0-9a-f]{40}|:\/\//i.test(String(proof.result))
  )
}
