import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/cli/parse.ts'
import { topics } from '../../../src/commands/help/index.ts'
import { topicNames } from '../../../src/commands/help/names.ts'
import { commands } from '../../../src/commands/index.ts'
import { environmentWords } from '../../../src/commands/words/environmentWords.ts'
import { exitCodeWords } from '../../../src/commands/words/exitCodeWords.ts'
import { formulas } from '../../../src/commands/words/formulas.ts'
import { exitCodes } from '../../../src/domain/failure.ts'
import { commandLines, shellWords } from '../../laws/support/commandLines.ts'
import { sources } from '../../laws/support/project.ts'

const loaded = await Promise.all(commands.map(entry => entry.load()))
const names = topics.map(({ name }) => name)
const textOf = (name: string) => topics.find(topic => topic.name === name)!.text()

/** Whether the program would take the line: its command, its options, and the values of them. Null where it would. */
async function refusalOf(line: string): Promise<string | null> {
  try {
    const request = await parse(shellWords(line).slice(1))
    if (request.kind === 'command') request.command.read(request.parsed)
    return null
  } catch (error) {
    return `${line}: ${(error as Error).message}`
  }
}

describe('the examples of every command', () => {
  it.each(loaded)('hedge $name: two or more, and each would be taken', async ({ examples }) => {
    expect(examples.length).toBeGreaterThanOrEqual(2)
    const lines = examples.flatMap(commandLines)
    const refused = await Promise.all(lines.map(refusalOf))
    expect(refused.filter(each => each !== null)).toEqual([])
  })

  it('one that is wrong would be found', async () => {
    expect(await refusalOf('hedge history eth-usdc --field nonsense')).toContain('--field must be one of')
    expect(await refusalOf('hedge status --nonsense')).toContain('an option is not known')
  })
})

describe('hedge help', () => {
  it('explains each topic, in lines that a terminal has room for', async () => {
    for (const name of names) {
      const request = await parse(['help', name])
      expect(request).toEqual({ kind: 'help', text: await textOf(name) })
      const lines = (await textOf(name)).split('\n')
      expect(lines.at(-1), name).toBe('')
      expect(
        lines.filter(line => [...line].length > 110),
        name,
      ).toEqual([])
    }
  })

  it('has them in the order of their names', () => expect(names).toEqual(topicNames))

  it('no topic is called like a command', () => {
    const words = commands.map(({ name }) => name.split(' ')[0])
    expect(names.filter(name => words.includes(name))).toEqual([])
  })

  it('lists them', async () => {
    const request = await parse(['help'])
    expect(request).toMatchObject({ text: expect.stringContaining(`\nTopics: hedge help ${names.join(' | ')}\n`) })
  })

  it('tells of no command or option that there is not', async () => {
    for (const name of names) {
      const lines = (await textOf(name)).split('\n').flatMap(line => line.match(/(?<![\w-])hedge [a-z].*/g) ?? [])
      const typed = lines.flatMap(line => line.split(/ {2,}|[;,:] /)[0]!.split(/ [>|(]/)[0]!)
      const told = typed.filter(line => commands.some(command => `${line} `.startsWith(`hedge ${command.name} `)))
      const refused = await Promise.all(
        told.map(line =>
          parse(shellWords(line.replace(/\.$/, '')).slice(1)).then(
            () => '',
            error => `${line}: ${error.message}`,
          ),
        ),
      )
      // In a sentence a command may stand without its operands.
      expect(refused.filter(text => text !== '' && !/is missing after the command$/.test(text))).toEqual([])
    }
  })
})

describe('the tables that topics are made of', () => {
  it('have every exit code once', () => {
    expect(exitCodeWords.flatMap(({ codes }) => codes)).toEqual(Object.values(exitCodes))
  })

  it('have every formula', async () => {
    const text = await textOf('formulas')
    for (const { title, source } of formulas) {
      expect(text).toContain(`\n${title}\n`)
      expect(text.replaceAll(/\s+/g, ' ')).toContain(source)
    }
  })

  it('have every variable of our own that is read', () => {
    const read = Object.values(sources()).flatMap(text => text.match(/\bHEDGE_[A-Z_]+\b/g) ?? [])
    const given = ['HEDGE_NOTIFICATION_ID']
    const told = environmentWords.flatMap(each => each.names)
    expect([...new Set(read)].filter(name => !told.includes(name) && !given.includes(name))).toEqual([])
  })
})
