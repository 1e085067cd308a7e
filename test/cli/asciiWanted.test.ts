import { expect, it } from 'vitest'
import { readGlobals } from '../../src/cli/globals.ts'
import { testIo } from '../support/testIo.ts'

const wanted = (env: Record<string, string>, { terminal = true, options = {} } = {}) =>
  readGlobals({ operands: [], options }, testIo({ env, terminal }), {}).ascii

it.each([
  [{}, false],
  [{ LANG: '' }, false],
  [{ LANG: 'C' }, true],
  [{ LANG: 'POSIX' }, true],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
  [{ LANG: 'C.UTF-8' }, false],
  [{ LANG: 'en_US.utf8' }, false],
  [{ LANG: 'C', LC_ALL: 'en_US.UTF-8' }, false],
  [{ LANG: 'en_US.UTF-8', LC_CTYPE: 'C' }, true],
  [{ LC_CTYPE: 'C', LC_ALL: 'C.UTF-8' }, false],
])('a terminal of %o: %s', (env, is) => expect(wanted(env)).toBe(is))

it('is for a terminal to say and for a table to follow; anybody may ask for it', () => {
  expect(wanted({ LANG: 'C' }, { terminal: false })).toBe(false)
  expect(wanted({ LANG: 'C' }, { options: { json: true } })).toBe(false)
  expect(wanted({}, { terminal: false, options: { ascii: true, json: true } })).toBe(true)
})
