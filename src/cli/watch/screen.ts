import type { Window } from './page.ts'

/** What a person or the terminal asks for. `resized` and `resumed`: what was drawn is not there any more. */
export type ScreenEvent = 'quit' | 'interrupt' | 'refresh' | 'resized' | 'resumed'

/** A terminal taken over: nothing of what stood there is touched, and it is given back as it was, whatever happens. */
export type Screen = {
  window(): Window
  /** One write, over what stands there, without erasing it first. */
  draw(lines: readonly string[]): void
  close(): void
}

const enter = '\u001b[?1049h'
const modes = '\u001b[?25l\u001b[?7l\u001b[2J'
const leave = '\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l'
/** Terminals that know it show what lies between the two at once; the others take no notice. */
const [begin, end] = ['\u001b[?2026h', '\u001b[?2026l']
const [home, restOfLine, below] = ['\u001b[H', '\u001b[K', '\u001b[J']

/** Where the terminal does not say. */
const standard = { columns: 80, rows: 24 }

const events: Readonly<Record<string, ScreenEvent>> = {
  q: 'quit',
  Q: 'quit',
  '\u0003': 'interrupt',
  '\u0004': 'quit',
  '\u0012': 'refresh',
  '\u000c': 'resized',
  r: 'refresh',
}
const suspendKey = '\u001a'

/**
 * Takes the terminal over. Keys come one by one and are not echoed; where standard input is no terminal there are none. A stop (Ctrl-Z, or
 * SIGTSTP from elsewhere) gives the terminal back first; whoever goes on after any stop finds it changed, and takes it over again.
 */
export function openScreen(on: (event: ScreenEvent) => void, host: NodeJS.Process = process): Screen {
  const { stdin, stdout } = host
  const hasKeys = stdin.isTTY === true
  let isOpen = false
  let drawn = ''
  const take = () => {
    drawn = ''
    // A program that was stopped with no word before finds modes that are not its own: set once more from the beginning.
    if (hasKeys) stdin.setRawMode(false).setRawMode(true)
    stdout.write(isOpen ? modes : enter + modes)
    isOpen = true
  }
  const give = () => {
    if (!isOpen) return
    isOpen = false
    stdout.write(leave)
    if (hasKeys) stdin.setRawMode(false)
  }
  const goOn = () => {
    take()
    on('resumed')
  }
  const stop = () => {
    give()
    host.off('SIGTSTP', stop)
    host.kill(host.pid, 'SIGTSTP')
    // Where nobody could let it go on, the kernel does not stop it.
    host.on('SIGTSTP', stop)
    goOn()
  }
  const heard = (data: Buffer | string) => {
    const text = String(data)
    // The kernel would stop the whole job: whoever started this program waits for it, and must be stopped as well.
    if (text.includes(suspendKey)) host.kill(0, 'SIGTSTP')
    const known = [...text].map(key => events[key]).find(event => event !== undefined)
    if (known !== undefined && !text.startsWith('\u001b')) on(known)
  }
  const gone = () => on('quit')
  const resized = () => {
    drawn = ''
    on('resized')
  }
  take()
  if (hasKeys) stdin.on('data', heard).on('end', gone).on('error', gone).resume()
  stdout.on('resize', resized)
  host.on('SIGTSTP', stop)
  host.on('SIGCONT', goOn)
  host.on('exit', give)
  // Before it is said what went wrong, or nobody would see it.
  host.prependListener('uncaughtException', give)
  return {
    // In the last column a terminal neither stays nor goes on: to erase the rest of a line there would erase its last letter.
    window: () => ({
      columns: Math.max(1, (stdout.columns || standard.columns) - 1),
      rows: stdout.rows || standard.rows,
    }),
    draw: lines => {
      const text = `${home}${lines.map(line => `${line}${restOfLine}`).join('\r\n')}${below}`
      if (!isOpen || text === drawn) return
      drawn = text
      stdout.write(`${begin}${text}${end}`)
    },
    close: () => {
      give()
      stdout.off('resize', resized)
      host.off('SIGTSTP', stop)
      host.off('SIGCONT', goOn)
      host.off('exit', give)
      host.off('uncaughtException', give)
      if (hasKeys) stdin.off('data', heard).off('end', gone).off('error', gone).pause()
    },
  }
}
