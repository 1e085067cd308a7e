/** Loaded before the program: its clock begins at another moment (milliseconds), and runs as it does. */
const real = Date.now
const ahead = Number(process.env.HEDGE_TEST_CLOCK) - real()

globalThis.Date = class extends Date {
  constructor(...when) {
    if (when.length === 0) super(Date.now())
    else super(...when)
  }

  static now() {
    return real() + ahead
  }
}
