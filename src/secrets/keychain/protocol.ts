/**
 * What passes between the program and its keychain helper: one request on the helper's standard input, one array of
 * results on its standard output, in the order of the operations. Secrets travel nowhere else.
 */
export type Operation =
  | { do: 'get'; service: string }
  | { do: 'set'; service: string; value: string }
  | { do: 'delete'; service: string }

export type Request = {
  operations: Operation[]
  /** No person is there to answer a prompt: read in the way that never opens one. */
  unattended: boolean
  /** Milliseconds after which the helper ends itself, should its parent have died before it could. */
  deadline: number
}

/** `null`: nothing under that name. A delete answers whether there was something. `failed` is the binding's text. */
export type Result = { got: string | null } | { set: true } | { deleted: boolean } | { failed: string }
