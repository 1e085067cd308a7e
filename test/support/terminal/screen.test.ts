import { expect, it } from 'vitest'
import { screenOf } from './screen.ts'

it.each([
  ['what is written over is gone', 'secret\r\u001b[2Kshown', 'shown'],
  ['a line above is written over', 'one\r\ntwo\u001b[1A\u001b[1GONE', 'ONE\ntwo'],
  ['what is only covered in part stays', 'secret\rshow', 'showet'],
  ['the rest of a line is erased', 'secret\u001b[4G\u001b[Krets', 'secrets'],
  ['lines below are erased', 'one\r\ntwo\r\nthree\u001b[2A\u001b[J', 'one'],
  ['a long line goes on in the next', '0123456789ab', '0123456789\nab'],
  ['colours and the cursor are no text', '\u001b[?25l\u001b[34m?\u001b[39m ask\u001b[?25h', '? ask'],
])('%s', (_what, written, stands) => {
  expect(screenOf(written, 10)).toBe(stands)
})
