import type { FakeAccount, World } from './world.ts'

/** A main account on which nobody but its own key can act. What it holds is `rest`'s. */
export const cleanAccount = (address: string, rest: FakeAccount = {}): World['accounts'] => ({
  [address]: { role: 'user', mode: 'default', ...rest },
})
