import { createRequire } from 'node:module'
import type { Prompt } from '../domain/actionContext.ts'
import { Failure } from '../domain/failure.ts'
import { Secret } from '../domain/secret.ts'
import { classifyPaste } from '../secrets/classifyPaste.ts'

/**
 * Questions on the terminal, drawn on stderr so that stdout stays data. Ctrl-C and Ctrl-D reject with a Failure that
 * says that nothing was stored, and `again`, what to type for another try.
 */
export function terminalPrompt(signal: AbortSignal, again: string): Prompt {
  const asked = <T>(ask: () => Promise<T>) => unlessLeft(ask, again)
  const context = { output: process.stderr, signal, clearPromptOnDone: false }
  return {
    text: ({ message, default: preset, check }) =>
      asked(async () =>
        (await load()).input(
          {
            message,
            ...(preset === undefined ? {} : { default: preset }),
            ...(check === undefined ? {} : { validate: check }),
            transformer: (answer, { isFinal }) => shown(answer, isFinal),
          },
          context,
        ),
      ),
    secret: ({ message }) =>
      asked(
        async () =>
          new Secret((await (await load()).password({ message, mask: true, toggleMask: false }, context)).trim()),
      ),
    confirm: ({ message, default: preset }) =>
      asked(async () => (await load()).confirm({ message, default: preset }, context)),
    choose: ({ message, choices, default: preset }) =>
      asked(async () => {
        const ready = preset === undefined ? {} : { default: preset }
        return (await load()).select({ message, choices, ...list, ...ready }, context)
      }),
    chooseMany: ({ message, choices }) =>
      asked(async () => (await load()).checkbox({ message, choices, ...list, required: true, shortcuts }, context)),
  }
}

/** A list as long as a small terminal shows with the question, whose end is its end. */
const list = { pageSize: 14, loop: false }

/** Not all that is listed can be meant at once. */
const shortcuts = { all: null, invert: null }

/** A package below the prompts asks for `stream` by `require`, which a bundle of ES modules does not have. */
function load() {
  globalThis.require ??= createRequire(import.meta.url)
  return import('@inquirer/prompts')
}

/**
 * A key or a URL pasted by mistake must not stand on the terminal, not for a moment: recordings keep it. It arrives letter by
 * letter, and the first letters of a key look like an address: no more than a name or a number is long is shown of one
 * until it is the answer.
 */
function shown(text: string, isFinal: boolean): string {
  const typed = text.trim()
  if (/\s/.test(typed) || !['address', 'other'].includes(classifyPaste(text))) return '[hidden]'
  if (/^0x[0-9a-f]{40}$/i.test(typed)) return isFinal ? text : `${typed.slice(0, 12)}…`
  return typed.length <= 12 || /^[a-z][a-z-]{0,31}$/.test(typed) ? text : '[hidden]'
}

async function unlessLeft<T>(ask: () => Promise<T>, again: string): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw left(again)
    throw error
  }
}

const left = (again: string): Failure => new Failure('left', 'left before the end; nothing was stored', again)
