/**
 * Loaded before a run: at its end writes into the file that HEDGE_BENCH_LOADS names when each file of the program was asked for,
 * in milliseconds since the process began. Nothing in the program knows of it.
 */
const begun = performance.now()
const { registerHooks } = require('node:module')

const loads = []
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) loads.push([url.slice(url.lastIndexOf('/') + 1), performance.now()])
    return next(url, context)
  },
})
const ready = performance.now()
process.on('exit', () => {
  const marks = { origin: performance.timeOrigin, begun, ready, loads, exit: performance.now() }
  require('node:fs').writeFileSync(process.env.HEDGE_BENCH_LOADS, JSON.stringify(marks))
})
