import { describe, expect, it } from 'vitest'
import { mostTargets } from '../../src/domain/notifyTarget.ts'
import { emptyDocument, faultOf } from '../../src/settings/document.ts'

const setAt = '2026-03-01T12:00:00.000Z'
const webhook = { kind: 'webhook', setAt }
const command = { kind: 'command', setAt, program: '/bin/x', arguments: ['a'] }
const faultWith = (notify: unknown) => faultOf({ ...emptyDocument('0123456789abcdef'), notify })

describe('targets of notifications in the settings', () => {
  it.each<[string, unknown]>([
    ['none', {}],
    ['of both kinds', { ops: webhook, page: command }],
    ['at another place', { ops: { ...webhook, place: 2 } }],
  ])('may be %s', (_what, notify) => expect(faultWith(notify)).toBeNull())

  it.each<[string, unknown]>([
    ['a list', []],
    ['a name that is none', { 'Ops/..': webhook }],
    ['a kind that is none', { ops: { ...webhook, kind: 'mail' } }],
    ['no moment', { ops: { kind: 'webhook' } }],
    ['a place that is none', { ops: { ...webhook, place: 3 } }],
    ['a program that is none', { ops: { ...command, program: 7 } }],
    ['an empty program', { ops: { ...command, program: '' } }],
    ['arguments that are none', { ops: { ...command, arguments: [1] } }],
    ['arguments without end', { ops: { ...command, arguments: Array.from({ length: 21 }, () => 'x') } }],
    [
      'targets without end',
      Object.fromEntries(Array.from({ length: mostTargets + 1 }, (_, at) => [`t${at}`, webhook])),
    ],
  ])('may not be %s', (_what, notify) => expect(faultWith(notify)).toMatch(/notif/))
})
