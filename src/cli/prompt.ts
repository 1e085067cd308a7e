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
            transformer: answer => (isShowable(answer) ? answer : '[hidden]'),
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
    choose: ({ message, choices }) => asked(async () => (await load()).select({ message, choices }, context)),
    chooseMany: ({ message, choices }) =>
      asked(async () => (await load()).checkbox({ message, choices, required: true }, context)),
  }
}

/** A package below the prompts asks for `stream` by `require`, which a bundle of ES modules does not have. */
function load() {
  globalThis.require ??= createRequire(import.meta.url)
  return import('@inquirer/prompts')
}

/**
 * A key or a URL pasted by mistake is not left standing in the scrollback. It arrives letter by letter, and no honest
 * answer is longer than an address or has two words: what is, is hidden before it is known for what it is.
 */
const isShowable = (text: string): boolean =>
  text.trim().length <= 42 && !/\s/.test(text.trim()) && ['address', 'other'].includes(classifyPaste(text))

async function unlessLeft<T>(ask: () => Promise<T>, again: string): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw left(again)
    throw error
  }
}

const left = (again: string): Failure => new Failure('left', 'left before the end; nothing was stored', again)
