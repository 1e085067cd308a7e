import { type PowerReading, powerParts } from '../../domain/powers.ts'
import { array, nullable, object, oneOf, optional, type Reader, text, where } from '../../domain/shape.ts'
import { moment, printable, read } from './words.ts'

const who = where(printable, is => is.length > 0 && is.length <= 200, 'who it is')
const facts = where(text, is => /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u.test(is), 'plain words')

const before = object({ since: moment, facts })

const judged = object({
  since: nullable(moment),
  lost: optional(moment, undefined),
  powers: array(object({ who, facts, known: nullable(before) })),
  gone: array(before),
})

/** A part without a baseline has nothing that is known or gone. */
const whole = where(
  judged,
  ({ since, lost, powers, gone }) =>
    (since === null && gone.length === 0 && powers.every(({ known }) => known === null)) ||
    (since !== null && lost === undefined),
  'beside its baseline',
)

export const powerReading: Reader<PowerReading> = object({
  subject: printable,
  part: oneOf(...powerParts),
  read: read((value, path) => {
    const { lost, ...rest } = whole(value, path)
    return lost === undefined ? rest : { ...rest, lost }
  }),
})
