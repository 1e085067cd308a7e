import type { Parsed } from '../../domain/command.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'

/** Reading of option values, each wrong one a usage Failure that describes what it got. */
export const textOption = ({ options }: Parsed, name: string): string | null => {
  const value = options[name]
  return typeof value === 'string' ? value : null
}

export const listOption = ({ options }: Parsed, name: string): readonly string[] => {
  const value = options[name]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

export const flagOption = ({ options }: Parsed, name: string): boolean => options[name] === true

export function patternOption(
  command: string,
  parsed: Parsed,
  name: string,
  pattern: RegExp,
  what: string,
): string | null {
  const text = textOption(parsed, name)
  if (text === null || pattern.test(text)) return text
  throw badOption(command, name, text, what)
}

export const badOption = (command: string, name: string, text: string, what: string): Failure =>
  new Failure(
    'bad-option',
    `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)} must be ${what}; it is ${describeInput(text)}`,
    `hedge ${command} --help`,
    exitCodes.usage,
  )
