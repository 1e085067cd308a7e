/** Preloaded into a run: writes the address of every module it loaded into the file HEDGE_TEST_MODULES names. */
import { writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const loaded: string[] = []
registerHooks({
  load: (url, context, next) => {
    loaded.push(url)
    return next(url, context)
  },
})
process.on('exit', () => writeFileSync(process.env.HEDGE_TEST_MODULES ?? '', JSON.stringify(loaded)))
