import type { ActionContext } from '../../domain/actionContext.ts'
import type { Chain } from '../../domain/chain.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Secret } from '../../domain/secret.ts'

/** A URL by hidden prompt, or from standard input where that is no terminal. `command` is what to pipe it into. */
export async function askRpcUrl(context: ActionContext, { title }: Chain, command: string): Promise<Secret> {
  if (context.stdinIsTerminal && !context.interactive) {
    throw new Failure('usage', 'there is nobody to ask for the URL', `printf %s "$URL" | ${command}`, exitCodes.usage)
  }
  return context.stdinIsTerminal
    ? context.prompt.secret({ message: `RPC URL of ${title} (hidden)` })
    : context.readSecretFromStdin('the RPC URL')
}
