/**
 * What passes between the program and its keychain helper: one request on the helper's standard input, one array of
 * results on its standard output, in the order of the operations. Secrets travel nowhere else.
 */
export type Operation =
  | { do: 'get'; service: string }
  | { do: 'set'; service: string; value: string }
  | { do: 'delete'; service: string }
  /** Where new items of a Secret Service go: the path of a collection, '/' where there is none. */
  | { do: 'collection' }
  /** The services of a Secret Service that begin so. */
  | { do: 'list'; prefix: string }

export type Request = {
  operations: Operation[]
  /** No person is there to answer a prompt: nothing is done that could open one. */
  unattended: boolean
  /** Milliseconds after which the helper ends itself, should its parent have died before it could. */
  deadline: number
}

/**
 * Why nothing can be said of what was not found: the keyring is locked, there is none, it could not be asked, or the binding's part
 * for this platform is not installed.
 */
export type Shut = 'locked' | 'none' | 'unasked' | 'absent'

/** `null`: nothing under that name. A delete answers whether there was something. `failed` is the binding's text. */
export type Result =
  | { got: string | null }
  | { set: true }
  | { deleted: boolean }
  | { collection: string }
  | { listed: string[] }
  | { shut: Shut }
  | { failed: string }
